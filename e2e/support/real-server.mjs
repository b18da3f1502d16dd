// A server as people have them: node real-server.mjs <express|fastify|koa> <limited|secure|http2|closing> [form]. `limited`: five
// requests in four seconds, by the limiter that most use with the framework, which tells of it in that form. `secure`: HTTPS with the
// certificate beside this file; `http2`: HTTP/2 with it. `closing`: no connection is kept.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createSecureServer as createHttp2Server } from 'node:http2'
import { createServer as createSecureServer } from 'node:https'

const [framework, kind, form] = process.argv.slice(2)
const LIMIT = 5
const WINDOW = 4000

const HANDLERS = {
  async express() {
    const { default: express } = await import('express')
    const { rateLimit } = await import('express-rate-limit')
    const app = express()
    if (kind === 'limited') {
      const legacyHeaders = form === 'legacy'
      app.use(rateLimit({ windowMs: WINDOW, limit: LIMIT, standardHeaders: legacyHeaders ? false : form, legacyHeaders }))
    }
    app.get('/', (_, response) => response.json({ ok: true }))
    return app
  },
  async fastify() {
    const { default: fastify } = await import('fastify')
    const { default: rateLimit } = await import('@fastify/rate-limit')
    let handler
    const app = fastify({
      http2: kind === 'http2',
      serverFactory: (given) => {
        handler = given
        return createServer(given)
      },
    })
    if (kind === 'limited') await app.register(rateLimit, { max: LIMIT, timeWindow: WINDOW, enableDraftSpec: form === 'draft-6' })
    app.get('/', async () => ({ ok: true }))
    await app.ready()
    return handler
  },
  async koa() {
    const { default: Koa } = await import('koa')
    const { default: rateLimit } = await import('koa-ratelimit')
    const app = new Koa()
    if (kind === 'limited') app.use(rateLimit({ driver: 'memory', db: new Map(), duration: WINDOW, max: LIMIT, id: ({ ip }) => ip }))
    app.use((context) => {
      context.body = { ok: true }
    })
    return app.callback()
  },
}

const handler = await HANDLERS[framework]()
const pem = (name) => readFileSync(new URL(`localhost.${name}.pem`, import.meta.url))
const CREATE = { secure: createSecureServer, http2: createHttp2Server }
const create = CREATE[kind]
const server = create === undefined ? createServer(handler) : create({ key: pem('key'), cert: pem('cert') }, handler)
if (kind === 'closing') server.maxRequestsPerSocket = 1
server.listen(0, '127.0.0.1', () => {
  console.log(`ready at http${create === undefined ? '' : 's'}://127.0.0.1:${server.address().port}/`)
})
