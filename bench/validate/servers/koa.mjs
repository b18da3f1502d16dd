// node koa.mjs <variant> <folder of the generated app or of the peers>
import { randomUUID } from 'node:crypto'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import Router from '@koa/router'
import Koa from 'koa'
import { listening } from './listen.mjs'

const [variant, folder] = process.argv.slice(2)

/** The least that reads a JSON body. */
const readJson = async (ctx, next) => {
  const chunks = []
  for await (const chunk of ctx.req) chunks.push(chunk)
  ctx.request.body = JSON.parse(Buffer.concat(chunks).toString())
  return next()
}

const setRequestId = (ctx, next) => {
  ctx.set('x-request-id', ctx.req.headers['x-request-id'] ?? randomUUID())
  return next()
}

function withMiddleware(...middleware) {
  const router = new Router()
  router.post('/orders', (ctx) => {
    ctx.status = 200
    ctx.body = { ok: ctx.request.body.active }
  })
  const app = new Koa()
  for (const one of middleware) app.use(one)
  app.use(router.routes())
  return app
}

const variants = {
  bare: () => withMiddleware(readJson),
  'with request ids': () => withMiddleware(setRequestId, readJson),
  'with @koa/bodyparser': () => withMiddleware(createRequire(join(folder, 'package.json'))('@koa/bodyparser').bodyParser()),
  async kit() {
    const { createApp } = await import(pathToFileURL(join(folder, 'app.js')).href)
    return createApp()
  },
}

const app = await variants[variant]()
const server = app.listen(0, '127.0.0.1', () => listening(server.address()))
