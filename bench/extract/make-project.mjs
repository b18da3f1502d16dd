// A project of many route files, as teams write them: one third each for Express, Fastify and Koa, schemas in zod, errors, guards and services.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const NOUNS = ['order', 'invoice', 'parcel', 'customer', 'address', 'payment', 'carrier', 'label', 'return', 'tariff', 'depot', 'route']
const FIELDS = [
  'reference',
  'comment',
  'city',
  'street',
  'currency',
  'phone',
  'language',
  'colour',
  'origin',
  'channel',
  'barcode',
  'region',
]
const FRAMEWORKS = ['express', 'fastify', 'koa']

/**
 * Writes the project.
 *
 * @param folder an empty folder
 * @param count number of route files
 * @returns the entries, the route files, their bytes, and how many operations they have
 */
export function makeProject(folder, count) {
  const files = []
  let bytes = 0
  const put = (path, text) => {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), text)
    bytes += Buffer.byteLength(text)
  }
  put('package.json', '{ "type": "module" }\n')
  put('src/errors.ts', ERRORS)
  put('src/guard.ts', GUARD)
  put('src/store.ts', STORE)
  const entries = FRAMEWORKS.map((framework, at) => {
    const own = Array.from({ length: count }, (_, index) => index).filter((index) => index % FRAMEWORKS.length === at)
    const modules = own.map((index) => {
      const path = `src/${framework}/${nameOf(index)}/routes.ts`
      put(path, routeFile(framework, nameOf(index), index))
      files.push(path)
      return nameOf(index)
    })
    const entry = `src/${framework}/main.ts`
    put(entry, MAIN[framework](modules))
    return entry
  })
  return { entries, files, bytes, operations: count * 9 }
}

function nameOf(index) {
  return `${NOUNS[index % NOUNS.length]}${index}`
}

const ERRORS = `export class ApiError extends Error {
  constructor(readonly status: number, message: string) {
    super(message)
  }
}
export class NotFound extends ApiError {
  constructor(what: string) {
    super(404, \`There is no such \${what}\`)
  }
}
`
const GUARD = `import type { NextFunction, Request, Response } from 'express'

export function requireUser(req: Request, res: Response, next: NextFunction) {
  const token = req.headers.authorization?.replace('Bearer ', '')
  if (!token) return res.status(401).json({ error: 'Not signed in' })
  next()
}
`
const STORE = `import { NotFound } from './errors.js'

export class Store<T> {
  readonly #items = new Map<string, T>()
  all() {
    return [...this.#items.values()]
  }
  get(id: string): T {
    const item = this.#items.get(id)
    if (item === undefined) throw new NotFound(id)
    return item
  }
  put(id: string, item: T) {
    this.#items.set(id, item)
    return item
  }
  remove(id: string) {
    this.get(id)
    this.#items.delete(id)
  }
}
`
const variable = (name) => name.replace(/\W/g, '_')
const MAIN = {
  express: (names) => `import express from 'express'
${names.map((name) => `import { router as ${variable(name)} } from './${name}/routes.js'`).join('\n')}

export const app = express()
app.use(express.json())
${names.map((name) => `app.use('/api/${name}', ${variable(name)})`).join('\n')}
`,
  fastify: (names) => `import Fastify from 'fastify'
${names.map((name) => `import { routes as ${variable(name)} } from './${name}/routes.js'`).join('\n')}

export const app = Fastify()
${names.map((name) => `app.register(${variable(name)}, { prefix: '/api/${name}' })`).join('\n')}
`,
  koa: (names) => `import Koa from 'koa'
import Router from '@koa/router'
${names.map((name) => `import { router as ${variable(name)} } from './${name}/routes.js'`).join('\n')}

const api = new Router({ prefix: '/api' })
${names.map((name) => `api.use('/${name}', ${variable(name)}.routes())`).join('\n')}
export const app = new Koa()
app.use(api.routes())
`,
}

/** Nine operations: list, make, find, show, replace, change, remove, a list below, and an action. */
function routeFile(framework, name, index) {
  const fields = Array.from({ length: 6 }, (_, at) => FIELDS[(index + at * 5) % FIELDS.length])
  const pascal = name.charAt(0).toUpperCase() + name.slice(1)
  const schemas = `
/** One ${name}, as it is kept. */
const ${pascal} = z.object({
  id: z.uuid(),
${[...new Set(fields)].map((field, at) => `  ${field}: z.string().min(${at + 1}).max(${40 + at})${at % 3 === 2 ? '.optional()' : ''},`).join('\n')}
  weight: z.number().positive(),
  state: z.enum(['draft', 'open', 'closed']),
  createdAt: z.iso.datetime(),
})
const New${pascal} = ${pascal}.omit({ id: true, createdAt: true })
const ${pascal}Changes = New${pascal}.partial()
const ${pascal}Query = z.object({
  page: z.coerce.number().int().min(1).default(1),
  limit: z.coerce.number().int().max(100).default(20),
  state: ${pascal}.shape.state.optional(),
})

const store = new Store<z.infer<typeof ${pascal}>>()
`
  return { express, fastify, koa }[framework](name, pascal, schemas)
}

const ACTIONS = [
  ['get', '/', 'list', 200],
  ['post', '/', 'make', 201],
  ['get', '/latest', 'latest', 200],
  ['get', '/:id', 'show', 200],
  ['put', '/:id', 'replace', 200],
  ['patch', '/:id', 'change', 200],
  ['delete', '/:id', 'remove', 204],
  ['get', '/:id/events', 'events', 200],
  ['post', '/:id/close', 'close', 202],
]

const work = {
  list: (input) => `const { page, limit, state } = ${input.query}
    const found = store.all().filter((one) => state === undefined || one.state === state)
    const items = found.slice((page - 1) * limit, page * limit)`,
  make: (input, pascal) => `const body = New${pascal}.parse(${input.body})
    const items = store.put(randomUUID(), { ...body, id: randomUUID(), createdAt: new Date().toISOString() })`,
  latest: () => `const items = store.all().sort((a, b) => b.createdAt.localeCompare(a.createdAt))[0]
    if (items === undefined) throw new ApiError(404, 'There is none yet')`,
  show: (input) => `const items = store.get(${input.id})`,
  replace: (input, pascal) => `const body = New${pascal}.parse(${input.body})
    const items = store.put(${input.id}, { ...store.get(${input.id}), ...body })`,
  change: (input, pascal) => `const body = ${pascal}Changes.parse(${input.body})
    const items = store.put(${input.id}, { ...store.get(${input.id}), ...body })`,
  remove: (input) => `store.remove(${input.id})`,
  events: (input) => `const items = { id: store.get(${input.id}).id, events: [{ kind: 'made', at: new Date().toISOString() }] }`,
  close: (input) => `const one = store.get(${input.id})
    if (one.state === 'closed') throw new ApiError(409, 'It is closed already')
    const items = store.put(one.id, { ...one, state: 'closed' })`,
}

function express(name, pascal, schemas) {
  const input = { query: `${pascal}Query.parse(req.query)`, body: 'req.body', id: 'req.params.id' }
  const lines = ACTIONS.map(
    ([method, path, action, status]) => `
/** ${action} ${name} */
router.${method}('${path}', ${method === 'get' ? '' : 'requireUser, '}(req, res, next) => {
  try {
    ${work[action](input, pascal)}
    ${status === 204 ? 'res.status(204).end()' : `res.status(${status}).json(items)`}
  } catch (error) {
    next(error)
  }
})`,
  )
  return `import { randomUUID } from 'node:crypto'
import { Router } from 'express'
import { z } from 'zod'
import { ApiError } from '../../errors.js'
import { requireUser } from '../../guard.js'
import { Store } from '../../store.js'
${schemas}
export const router = Router()
${lines.join('\n')}
`
}

function fastify(name, pascal, schemas) {
  const input = { query: `${pascal}Query.parse(request.query)`, body: 'request.body', id: 'request.params.id' }
  const lines = ACTIONS.map(
    ([method, path, action, status]) => `
  /** ${action} ${name} */
  app.${method}<{ Params: { id: string } }>('${path}', async (request, reply) => {
    ${work[action](input, pascal)}
    return reply.code(${status}).send(${status === 204 ? '' : 'items'})
  })`,
  )
  return `import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { ApiError } from '../../errors.js'
import { Store } from '../../store.js'
${schemas}
export async function routes(app: FastifyInstance) {${lines.join('\n')}
}
`
}

function koa(name, pascal, schemas) {
  const input = { query: `${pascal}Query.parse(ctx.query)`, body: 'ctx.request.body', id: 'ctx.params.id' }
  const lines = ACTIONS.map(
    ([method, path, action, status]) => `
/** ${action} ${name} */
router.${method}('${path}', async (ctx) => {
    ${work[action](input, pascal)}
    ctx.status = ${status}${status === 204 ? '' : '\n    ctx.body = items'}
})`,
  )
  return `import { randomUUID } from 'node:crypto'
import Router from '@koa/router'
import { z } from 'zod'
import { ApiError } from '../../errors.js'
import { Store } from '../../store.js'
${schemas}
export const router = new Router()
${lines.join('\n')}
`
}
