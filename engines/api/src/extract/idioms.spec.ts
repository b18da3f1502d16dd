import { expect, test } from '@jest/globals'
import type { Operation } from '../model/model.js'
import { memoryFiles } from '../plan/memory-files.fixture.js'
import { extractRoutes } from './extract-routes.js'

// One small application for each way of writing routes that applications were seen to use. What is expected are the operations, and what
// is said of the first of them.
type Sources = Readonly<Record<string, string>>
interface Expected {
  readonly operations: readonly string[]
  readonly statuses?: readonly string[]
  readonly query?: readonly string[]
  readonly body?: readonly string[]
  readonly answer?: readonly string[]
  readonly security?: readonly string[]
}

const APP = "import express, { Router } from 'express'\nconst app = express()\n"
const CJS = "const express = require('express')\nconst app = express()\n"
const USERS = "import { Router } from 'express'\nconst router = Router()\nrouter.get('/users', (req, res) => res.json([]))\n"
const FASTIFY = "import Fastify from 'fastify'\nconst app = Fastify()\n"
const KOA = "import Koa from 'koa'\nimport Router from '@koa/router'\nconst app = new Koa()\n"
const handler = '(req, res) => res.json([])'
const ops = (...operations: readonly string[]): Expected => ({ operations })

const IDIOMS: readonly (readonly [string, Sources, Expected])[] = [
  ['literal app.get', { 'app.ts': `${APP}app.get('/users', ${handler})` }, ops('get /users')],
  [
    'default-export router + app.use(prefix)',
    { 'app.ts': `${APP}import users from './users'\napp.use('/api', users)`, 'users.ts': `${USERS}export default router` },
    ops('get /api/users'),
  ],
  [
    'named-export router',
    { 'app.ts': `${APP}import { router } from './users'\napp.use('/api', router)`, 'users.ts': `${USERS}export { router }` },
    ops('get /api/users'),
  ],
  [
    'CJS require/module.exports',
    {
      'app.js': `${CJS}const users = require('./users')\napp.use('/api', users)`,
      'users.js': `const router = require('express').Router()\nrouter.get('/users', ${handler})\nmodule.exports = router`,
    },
    ops('get /api/users'),
  ],
  [
    'CJS inline require in use()',
    {
      'app.js': `${CJS}app.use('/api', require('./users'))`,
      'users.js': `const router = require('express').Router()\nrouter.get('/users', ${handler})\nmodule.exports = router`,
    },
    ops('get /api/users'),
  ],
  [
    'CJS module.exports={api} + routes.api',
    {
      'app.js': `${CJS}const routes = require('./routes')\napp.use('/api', routes.api)`,
      'routes.js': `const { Router } = require('express')\nconst api = Router()\napi.get('/users', ${handler})\nmodule.exports = { api }`,
    },
    ops('get /api/users'),
  ],
  [
    'pathless app.use(router)',
    { 'app.ts': `${APP}import users from './users'\napp.use(users)`, 'users.ts': `${USERS}export default router` },
    ops('get /users'),
  ],
  [
    '2-level nested routers over 3 files',
    {
      'app.ts': `${APP}import api from './api'\napp.use('/api', api)`,
      'api.ts':
        "import { Router } from 'express'\nimport users from './users'\nconst api = Router()\napi.use('/v1', users)\nexport default api",
      'users.ts': `${USERS}export default router`,
    },
    ops('get /api/v1/users'),
  ],
  [
    'chained Router().use().use()',
    {
      'app.ts': `${APP}import a from './a'\nimport b from './b'\nconst api = Router().use(a).use('/b', b)\napp.use('/api', api)`,
      'a.ts': `${USERS}export default router`,
      'b.ts': `${USERS}export default router`,
    },
    ops('get /api/users', 'get /api/b/users'),
  ],
  [
    'router.route().get().post()',
    { 'app.ts': `${APP}const r = Router()\nr.route('/x').get(${handler}).post(${handler})\napp.use('/api', r)` },
    ops('get /api/x', 'post /api/x'),
  ],
  ['array of paths', { 'app.ts': `${APP}app.get(['/a', '/b'], ${handler})` }, ops('get /a', 'get /b')],
  [
    'array of prefixes in use()',
    { 'app.ts': `${APP}import users from './users'\napp.use(['/v1', '/v2'], users)`, 'users.ts': `${USERS}export default router` },
    ops('get /v1/users', 'get /v2/users'),
  ],
  [
    'same router mounted twice',
    {
      'app.ts': `${APP}import users from './users'\napp.use('/a', users)\napp.use('/b', users)`,
      'users.ts': `${USERS}export default router`,
    },
    ops('get /a/users', 'get /b/users'),
  ],
  [
    'middleware before router in use()',
    {
      'app.ts': `${APP}import users from './users'\nconst log = (req, res, next) => next()\napp.use('/api', log, users)`,
      'users.ts': `${USERS}export default router`,
    },
    ops('get /api/users'),
  ],
  ['param with regex :id(\\d+)', { 'app.ts': `${APP}app.get('/u/:id(\\\\d+)', ${handler})` }, ops('get /u/{id}')],
  ['optional param :id? -> two paths', { 'app.ts': `${APP}app.get('/u/:id?', ${handler})` }, ops('get /u/{id}', 'get /u')],
  ['Express 5 optional {/:id}', { 'app.ts': `${APP}app.get('/u{/:id}', ${handler})` }, ops('get /u/{id}', 'get /u')],
  [
    'path constant in another file',
    {
      'app.ts': `${APP}import { PATHS } from './paths'\napp.get(PATHS.users, ${handler})`,
      'paths.ts': "export const PATHS = { users: '/users' } as const",
    },
    ops('get /users'),
  ],
  [
    'template literal with const',
    { 'app.ts': `${APP}const BASE = '/api'\napp.get(\`\${BASE}/users\`, ${handler})` },
    ops('get /api/users'),
  ],
  [
    'router factory createRouter(ctrl)',
    {
      'app.ts': `${APP}import { createRouter } from './users'\napp.use('/api', createRouter({ list: ${handler} }))`,
      'users.ts':
        "import { Router } from 'express'\nexport function createRouter(ctrl) { const r = Router(); r.get('/users', ctrl.list); return r }",
    },
    ops('get /api/users'),
  ],
  [
    'registerRoutes(app) function',
    {
      'app.ts': `${APP}import { registerRoutes } from './routes'\nregisterRoutes(app)`,
      'routes.ts': `export function registerRoutes(server) { server.get('/users', ${handler}) }`,
    },
    ops('get /users'),
  ],
  [
    'barrel index re-export',
    {
      'app.ts': `${APP}import { users } from './routes'\napp.use('/api', users)`,
      'routes/index.ts': "export { default as users } from './users.js'",
      'routes/users.ts': `${USERS}export default router`,
    },
    ops('get /api/users'),
  ],
  [
    'forEach over [{path, route}]',
    {
      'app.ts': `${APP}import users from './users'\nconst table = [{ path: '/users', route: users }, { path: '/people', route: users }]\ntable.forEach(({ path, route }) => { app.use(path, route) })`,
      'users.ts': `${USERS.replace("'/users'", "'/'")}export default router`,
    },
    ops('get /users', 'get /people'),
  ],
  [
    'tsconfig paths alias',
    {
      'src/app.ts': `${APP}import users from '@routes/users'\napp.use('/api', users)`,
      'src/routes/users.ts': `${USERS}export default router`,
      'tsconfig.json': '{ "compilerOptions": { "baseUrl": ".", "paths": { "@routes/*": ["src/routes/*"] } } }',
    },
    ops('get /api/users'),
  ],
  [
    '.js suffix ESM import of .ts',
    { 'app.ts': `${APP}import users from './users.js'\napp.use('/api', users)`, 'users.ts': `${USERS}export default router` },
    ops('get /api/users'),
  ],
  [
    'dynamic import()',
    {
      'app.ts': `${APP}const { default: users } = await import('./users.js')\napp.use('/api', users)`,
      'users.ts': `${USERS}export default router`,
    },
    ops('get /api/users'),
  ],
  [
    'class with this.router',
    {
      'app.ts': `${APP}class Users { constructor() { this.router = Router(); this.init() }\n init() { this.router.get('/users', this.list.bind(this)) }\n list(req, res) { res.json([]) } }\napp.use('/api', new Users().router)`,
    },
    ops('get /api/users'),
  ],
  [
    'config prefix from env default',
    {
      'app.ts': `${APP}import users from './users'\nconst PREFIX = process.env.API_PREFIX || '/api'\napp.use(PREFIX, users)`,
      'users.ts': `${USERS}export default router`,
    },
    ops('get /api/users'),
  ],
  [
    'status 201 from res.status(201).json',
    { 'app.ts': `${APP}app.post('/users', (req, res) => { res.status(201).json({ id: 1 }) })` },
    { operations: ['post /users'], statuses: ['201'] },
  ],
  [
    'only 201 (no spurious 200)',
    { 'app.ts': `${APP}app.post('/users', async (req, res) => { const user = await create(); return res.status(201).json(user) })` },
    { operations: ['post /users'], statuses: ['201'] },
  ],
  [
    'response body schema from literal',
    { 'app.ts': `${APP}app.get('/me', (req, res) => res.json({ id: 1, name: 'a' }))` },
    { operations: ['get /me'], answer: ['id', 'name'] },
  ],
  [
    'handler in another file -> status',
    {
      'app.ts': `${APP}import { create } from './controller'\napp.post('/users', create)`,
      'controller.ts': 'export const create = (req, res) => res.status(202).end()',
    },
    { operations: ['post /users'], statuses: ['202'] },
  ],
  [
    'wrapped handler asyncHandler(fn) -> status',
    {
      'app.ts': `${APP}const asyncHandler = (fn) => (req, res, next) => Promise.resolve(fn(req, res, next)).catch(next)\napp.post('/users', asyncHandler(async (req, res) => { res.status(201).json({}) }))`,
    },
    { operations: ['post /users'], statuses: ['201'] },
  ],
  [
    'body from Request generics',
    {
      'app.ts': `${APP}import type { Request, Response } from 'express'\ninterface NewUser { name: string; age?: number }\napp.post('/users', (req: Request<{}, unknown, NewUser>, res: Response) => res.json(req.body))`,
    },
    { operations: ['post /users'], body: ['age', 'name'] },
  ],
  [
    'query from destructuring req.query',
    { 'app.ts': `${APP}app.get('/users', (req, res) => { const { page, limit = 10 } = req.query; res.json([]) })` },
    { operations: ['get /users'], query: ['limit', 'page'] },
  ],
  [
    'body from destructuring req.body',
    { 'app.ts': `${APP}app.post('/users', (req, res) => { const { name, email } = req.body; res.json({}) })` },
    { operations: ['post /users'], body: ['email', 'name'] },
  ],
  [
    'body from zod validate middleware',
    {
      'app.ts': `${APP}import { z } from 'zod'\nconst validate = (schema) => (req, res, next) => { schema.parse(req.body); next() }\napp.post('/users', validate(z.object({ name: z.string() })), ${handler})`,
    },
    { operations: ['post /users'], body: ['name'] },
  ],
  [
    'body from zod parse in handler',
    {
      'app.ts': `${APP}import { z } from 'zod'\nconst NewUser = z.object({ name: z.string() })\napp.post('/users', (req, res) => { const user = NewUser.parse(req.body); res.json(user) })`,
    },
    { operations: ['post /users'], body: ['name'] },
  ],
  [
    'body from joi/celebrate',
    {
      'app.js': `${CJS}const { celebrate, Joi, Segments } = require('celebrate')\napp.post('/users', celebrate({ [Segments.BODY]: Joi.object({ name: Joi.string().required() }) }), ${handler})`,
    },
    { operations: ['post /users'], body: ['name'] },
  ],
  [
    'body from express-validator',
    { 'app.js': `${CJS}const { body } = require('express-validator')\napp.post('/users', body('email').isEmail(), ${handler})` },
    { operations: ['post /users'], body: ['email'] },
  ],
  [
    'auth middleware -> security',
    {
      'app.js': `${CJS}const passport = require('passport')\napp.get('/me', passport.authenticate('jwt', { session: false }), ${handler})`,
    },
    { operations: ['get /me'], security: ['any'] },
  ],
  [
    'auth middleware -> 401 response',
    {
      'app.ts': `${APP}const auth = (req, res, next) => { if (!req.headers.authorization) return res.status(401).json({}); next() }\napp.get('/me', auth, ${handler})`,
    },
    { operations: ['get /me'], statuses: ['200', '401'] },
  ],
  [
    'fastify get + register prefix',
    {
      'app.ts': `${FASTIFY}import users from './users'\napp.register(users, { prefix: '/api' })`,
      'users.ts': "export default async function (fastify) { fastify.get('/users', async () => []) }",
    },
    ops('get /api/users'),
  ],
  [
    'fastify route options schema -> body',
    {
      'app.ts': `${FASTIFY}app.post('/users', { schema: { body: { type: 'object', properties: { name: { type: 'string' } } } } }, async () => ({}))`,
    },
    { operations: ['post /users'], body: ['name'] },
  ],
  [
    'fastify.route({method,url})',
    { 'app.ts': `${FASTIFY}app.route({ method: ['GET', 'POST'], url: '/users', handler: async () => [] })` },
    ops('get /users', 'post /users'),
  ],
  [
    'koa router + prefix option',
    {
      'app.ts': `${KOA}const router = new Router({ prefix: '/api' })\nrouter.get('/users', (ctx) => { ctx.body = [] })\napp.use(router.routes())`,
    },
    ops('get /api/users'),
  ],
  [
    'koa nested use(prefix, r.routes())',
    {
      'app.ts': `${KOA}const users = new Router()\nusers.get('/users', (ctx) => { ctx.body = [] })\nconst api = new Router()\napi.use('/api', users.routes(), users.allowedMethods())\napp.use(api.routes())`,
    },
    ops('get /api/users'),
  ],
]

test('every idiom is here', () => {
  expect(IDIOMS).toHaveLength(47)
})

test.each(IDIOMS)('%s', (_name, sources, { operations, ...said }) => {
  const { model } = extractRoutes(memoryFiles(sources))
  expect(model.operations.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([...operations].sort())
  const [first] = model.operations
  if (first === undefined) throw new Error('There is no operation')
  const { statuses, query, body, answer, security } = said
  if (statuses !== undefined) expect(first.responses.map(({ status }) => status)).toEqual(statuses)
  if (query !== undefined)
    expect(
      first.parameters
        .filter((one) => one.in === 'query')
        .map(({ name }) => name)
        .sort(),
    ).toEqual(query)
  if (body !== undefined) expect(propertiesOf(first.body?.content, model.schemas)).toEqual(body)
  if (answer !== undefined) expect(propertiesOf(first.responses[0]?.content, model.schemas)).toEqual(answer)
  if (security !== undefined) expect(first.security.length).toBeGreaterThan(0)
})

type Schemas = ReturnType<typeof extractRoutes>['model']['schemas']

function propertiesOf(content: NonNullable<Operation['body']>['content'] = [], schemas: Schemas): readonly string[] {
  const schema = content[0]?.schema
  if (typeof schema !== 'object') return []
  const named = schema.$ref === undefined ? schema : schemas.get(schema.$ref.split('/').at(-1) ?? '')?.schema
  return typeof named === 'object' ? Object.keys(named.properties ?? {}).sort() : []
}
