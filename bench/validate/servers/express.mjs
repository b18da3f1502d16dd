// node express.mjs <variant> <folder of the generated app or of the peers>
import { randomUUID } from 'node:crypto'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import express from 'express'
import { listening } from './listen.mjs'

const [variant, folder] = process.argv.slice(2)
const apiSpec = fileURLToPath(new URL('../openapi.yaml', import.meta.url))
const peer = (name) => createRequire(join(folder, 'package.json'))(name)
const handler = (req, res) => {
  res.status(200).json({ ok: req.body.active })
}
const refused = (error, _req, res, _next) => {
  res.status(error.status ?? 500).json({ message: error.message, errors: error.errors })
}

const variants = {
  bare() {
    const app = express()
    app.use(express.json())
    app.post('/orders', handler)
    return app
  },
  'with request ids'() {
    const app = express()
    app.use((req, res, next) => {
      res.setHeader('x-request-id', req.headers['x-request-id'] ?? randomUUID())
      next()
    })
    app.use(express.json())
    app.post('/orders', handler)
    return app
  },
  async kit() {
    const { createApp } = await import(pathToFileURL(join(folder, 'app.js')).href)
    return createApp()
  },
  'express-openapi-validator'() {
    const app = express()
    app.use(express.json())
    app.use(peer('express-openapi-validator').middleware({ apiSpec, validateRequests: true, validateResponses: false }))
    app.post('/orders', handler)
    app.use(refused)
    return app
  },
  async 'openapi-backend'() {
    const { OpenAPIBackend } = peer('openapi-backend')
    const api = new OpenAPIBackend({
      definition: apiSpec,
      handlers: {
        createOrder: (_context, req, res) => handler(req, res),
        validationFail: (context, _req, res) => res.status(400).json({ errors: context.validation.errors }),
      },
    })
    await api.init()
    const app = express()
    app.use(express.json())
    app.use((req, res) => api.handleRequest(req, req, res))
    return app
  },
}

const app = await variants[variant]()
const server = app.listen(0, '127.0.0.1', () => listening(server.address()))
