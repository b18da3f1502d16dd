import Router from '@koa/router'
import Koa from 'koa'
import { errorHandler, methodNotAllowed, notFound } from './routes/http.js'
import { basePath, routes } from './routes/index.js'

/** The application without a server, for main.ts and for tests. */
export function createApp(): Koa {
  const router = new Router()
  router.use(basePath, routes.routes())
  const app = new Koa()
  app.use(errorHandler)
  app.use(router.routes())
  app.use(methodNotAllowed)
  app.use(notFound)
  return app
}
