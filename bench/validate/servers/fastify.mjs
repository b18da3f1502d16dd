// node fastify.mjs <variant> <folder of the generated app>
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fastify from 'fastify'
import { listening } from './listen.mjs'

const [variant, folder] = process.argv.slice(2)

function withHandler(options) {
  // The generated application logs errors; whether an application does is not what is measured.
  const app = fastify({ ...options, logger: { level: process.env.LOG_LEVEL } })
  app.post('/orders', async (request, reply) => reply.code(200).send({ ok: request.body.active }))
  return app
}

const variants = {
  bare: () => withHandler({}),
  'with request ids'() {
    const app = withHandler({ genReqId: ({ headers }) => headers['x-request-id'] ?? randomUUID() })
    app.addHook('onRequest', (request, reply, done) => {
      reply.header('x-request-id', request.id)
      done()
    })
    return app
  },
  async kit() {
    const { createApp } = await import(pathToFileURL(join(folder, 'app.js')).href)
    return createApp()
  },
}

const app = await variants[variant]()
await app.listen({ port: 0, host: '127.0.0.1' })
listening(app.server.address())
