// node fastify.mjs <variant> <folder of the generated app>
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fastify from 'fastify'
import { listening } from './listen.mjs'

const [variant, folder] = process.argv.slice(2)

const variants = {
  bare() {
    // The generated application logs errors; whether an application does is not what is measured.
    const app = fastify({ logger: { level: process.env.LOG_LEVEL } })
    app.post('/orders', async (request, reply) => reply.code(200).send({ ok: request.body.active }))
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
