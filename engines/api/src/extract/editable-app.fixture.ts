/** A file of an application, as pieces that may be there or not, each in one of several spellings. The first spelling is the plain one. */
export type EditableFile = readonly (readonly string[])[]

/** Applications of all three frameworks whose parts depend on one another in the ways that real ones do. */
export const EDITABLE_APP: Readonly<Record<string, EditableFile>> = {
  'package.json': [['{ "type": "module" }']],
  'src/express.ts': [
    ["import express from 'express'\nimport cors from 'cors'"],
    ["import { users, parcels } from './routes/index.js'", "import { parcels, users } from './routes/index.js'\nimport './extra.js'"],
    ["import { prefix } from './settings.js'"],
    ["import { requireUser } from './guard.js'\nimport { registry } from './registry.js'"],
    ['export const app = express()'],
    ['app.use(express.json(), cors())', 'app.use(requireUser)', ''],
    ["app.use(prefix + '/users', users)", "app.use('/people', users)", ''],
    ["app.use('/parcels', requireUser, parcels)", "app.use('/parcels', parcels)"],
    ['registry(app)', ''],
    ["app.get('/health', (req, res) => res.json({ ok: true }))", "app.get('/healthz', (req, res) => res.status(204).end())", ''],
  ],
  'src/settings.ts': [["export const prefix = '/api'", "export const prefix = '/v2'"]],
  'src/extra.ts': [['export {}', "import { app } from './express.js'\napp.get('/extra', (req, res) => res.json([]))"]],
  'src/registry.ts': [
    ["import type { Express } from 'express'\nimport { parcels } from './routes/index.js'"],
    ["let mounted\nexport function registry(app: Express) {\n  mounted = app\n  app.use('/again', parcels)\n}"],
    ['', "export function late(router) {\n  mounted.use('/late', router)\n}"],
  ],
  'src/guard.ts': [
    ['export function requireUser(req, res, next) {\n  if (!req.headers.authorization) return res.status(401).end()'],
    ['', '  if (!req.user.admin) return res.status(403).end()'],
    ['  next()\n}'],
  ],
  'src/routes/index.ts': [
    ["export { users } from './users.js'"],
    ["export { parcels } from './parcels.js'", "import { parcels as own } from './parcels.js'\nexport const parcels = own"],
  ],
  'src/routes/users.ts': [
    [
      "import { Router } from 'express'\nimport { z } from 'zod'\nimport { User } from '../schemas.js'\nimport { find } from '../service.js'",
    ],
    [
      '/** Users as they are listed. */\nconst Page = z.object({ page: z.coerce.number().optional() })',
      'const Page = z.object({ page: z.string(), size: z.number() })',
    ],
    ['', 'const Item = z.object({ id: z.uuid() })\ninterface Named { name: string }'],
    ['export const users = Router()'],
    [
      "users.get('/', (req, res) => { Page.parse(req.query); res.json(find()) })",
      "users.get('/', (req, res) => { res.json(find(req.query.q)) })",
      '',
    ],
    ["/** Make one. */\nusers.post('/', (req, res) => { User.parse(req.body); res.status(201).json(req.body) })", ''],
    ['', "users.put('/:id', (req, res) => { Item.parse(req.body); res.json(Page.parse(req.query)) })"],
    [
      "users.get('/:id', function getUser(req, res) { res.json(find(req.params.id)) })",
      "users.get('/:userId', function getUser(req, res) { res.json({}) })",
    ],
  ],
  'src/routes/parcels.ts': [
    ["import { Router } from 'express'\nimport { Item, User } from '../schemas.js'\nimport { find, type Found } from '../service.js'"],
    ['const Page = Item.partial()', 'const Page = User.pick({ name: true })'],
    ['export const parcels = Router()'],
    [
      "parcels.get('/:id', (req, res) => { res.json(find(req.params.id)) })",
      "parcels.get('/:key', function getUser(req, res) { res.json({ a: 1 }) })",
    ],
    ["parcels.post('/', (req, res) => { const body: Found = req.body; Item.parse(body); res.status(202).json(body) })", ''],
    ['', "parcels.patch('/', (req, res) => { res.json(Page.parse(req.body)) })"],
  ],
  'src/schemas.ts': [
    ["import { z } from 'zod'"],
    [
      'export const User = z.object({ name: z.string() })',
      'export const User = z.object({ name: z.string().min(2), item: z.lazy(() => Item) })',
      'export const User = z.object({ name: z.custom() })',
    ],
    ['export const Item = z.object({ user: User.optional() })', 'export const Item = z.object({ weight: z.number() })'],
  ],
  'src/service.ts': [
    ['export interface Found { id: string }', 'export interface Found { id: string; weight?: number }'],
    [
      "export function find(id?: string): Found {\n  if (!id) throw Object.assign(new Error('none'), { status: 404 })\n  return { id }\n}",
      'export const find = (id?: string): Found => ({ id: String(id) })',
    ],
  ],
  'src/fastify.ts': [
    [
      "import Fastify from 'fastify'\nimport autoload from '@fastify/autoload'\nimport { join } from 'node:path'\nimport plugin from './plugin.js'",
    ],
    ['const app = Fastify()', 'const app = Fastify({ logger: true })'],
    ["app.addHook('onRequest', async (request, reply) => { if (!request.headers['x-key']) reply.code(401).send() })", ''],
    ["app.register(plugin, { prefix: '/f' })", "app.register(plugin)\napp.register(plugin, { prefix: '/twice' })"],
    ["app.register(autoload, { dir: join(import.meta.dirname, 'plugins') })", ''],
  ],
  'src/plugin.ts': [
    ["import { bodyOf } from './bodies.js'"],
    ['export default async function plugin(app, options) {'],
    [
      "  app.get('/one', { schema: { querystring: { type: 'object', properties: { q: { type: 'string' } } } } }, async () => ({ one: 1 }))",
      '',
    ],
    ["  app.post('/two', { schema: { body: bodyOf('Two') } }, async (request, reply) => reply.code(201).send(request.body))"],
    ["  app.post('/three', { schema: { body: { $ref: 'shared#' } } }, async () => null)", ''],
    ['}'],
  ],
  'src/bodies.ts': [
    ["import { limits } from './limits.js'"],
    [
      "export const shared = { $id: 'shared', type: 'object', properties: { at: { type: 'string', maxLength: limits.at } } }",
      "export const shared = { type: 'string' }",
    ],
    [
      "export const bodyOf = (title) => ({ type: 'object', title, properties: { a: { type: 'integer' } } })",
      "export const bodyOf = (title) => ({ type: 'object', title, required: ['a'], properties: { a: shared } })",
    ],
  ],
  'src/limits.ts': [['export const limits = { at: 9 }', 'export const limits = { at: 10 }']],
  'src/plugins/alpha.ts': [
    [
      "export default async function (app) {\n  app.get('/alpha', async () => ({ alpha: true }))",
      "export default async function (app) {\n  app.delete('/alpha/:id', async (request, reply) => reply.code(204).send())",
    ],
    ['}\n', "}\nexport const autoPrefix = '/auto'\n"],
  ],
  'src/koa.ts': [
    ["import Koa from 'koa'\nimport Router from '@koa/router'\nimport { things } from './things.js'"],
    ["const api = new Router({ prefix: '/koa' })", "const api = new Router({ prefix: '/k' })"],
    ["api.use('/things', things.routes())", 'api.use(things.routes())'],
    ['new Koa().use(api.routes())'],
  ],
  'src/things.ts': [
    ["import Router from '@koa/router'\nimport { Item } from './schemas.js'"],
    ['export const things = new Router()'],
    [
      "things.get('/', (ctx) => { ctx.body = [] })",
      "/**\n * @openapi\n * /koa/things:\n *   get:\n *     summary: Things\n *     responses: { '200': { description: All } }\n */\nthings.get('/', (ctx) => { ctx.body = [] })",
    ],
    ["things.post('/', (ctx) => { ctx.body = Item.parse(ctx.request.body) })", "things.post('/:id', (ctx) => { ctx.status = 204 })", ''],
  ],
}

/** The text of a file with the given spellings of its pieces; others are the plain ones. */
export function spelled(file: EditableFile, choices: readonly number[]): string {
  return file.map((spellings, index) => spellings[(choices[index] ?? 0) % spellings.length] ?? '').join('\n')
}
