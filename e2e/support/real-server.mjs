// A server as people have them: node real-server.mjs <express|fastify|koa> <limited|secure|closing>. `limited`: five requests in six
// seconds, by the limiter that most use with the framework. `secure`: HTTPS with the certificate beside this file. `closing`: no
// connection is kept.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createServer as createSecureServer } from 'node:https'

const [framework, kind] = process.argv.slice(2)
const LIMIT = 5
const WINDOW = 6000

const HANDLERS = {
  async express() {
    const { default: express } = await import('express')
    const { rateLimit } = await import('express-rate-limit')
    const app = express()
    if (kind === 'limited') app.use(rateLimit({ windowMs: WINDOW, limit: LIMIT, standardHeaders: 'draft-8', legacyHeaders: false }))
    app.get('/', (_, response) => response.json({ ok: true }))
    return app
  },
  async fastify() {
    const { default: fastify } = await import('fastify')
    const { default: rateLimit } = await import('@fastify/rate-limit')
    let handler
    const app = fastify({
      serverFactory: (given) => {
        handler = given
        return createServer(given)
      },
    })
    if (kind === 'limited') await app.register(rateLimit, { max: LIMIT, timeWindow: WINDOW })
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
const server = kind === 'secure' ? createSecureServer({ key: pem('key'), cert: pem('cert') }, handler) : createServer(handler)
if (kind === 'closing') server.maxRequestsPerSocket = 1
server.listen(0, '127.0.0.1', () => {
  console.log(`ready at http${kind === 'secure' ? 's' : ''}://127.0.0.1:${server.address().port}/`)
})
