import express, { type Express } from 'express'
import { errorHandler, notFound, requestId } from './routes/http.js'
import { basePath, routes } from './routes/index.js'

/** The application without a server, for main.ts and for tests. */
export function createApp(): Express {
  const app = express()
  app.disable('x-powered-by')
  app.use(requestId)
  app.use(basePath, routes)
  app.use(notFound)
  app.use(errorHandler)
  return app
}
