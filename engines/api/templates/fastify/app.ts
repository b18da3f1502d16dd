import Fastify, { type FastifyInstance } from 'fastify'
import { requestIdOf } from './routes/http/request-id.js'
import { answerErrors, errorHandler } from './routes/http.js'
import { basePath, routes } from './routes/index.js'

/** The application without a server, for main.ts and for tests. */
export async function createApp(): Promise<FastifyInstance> {
  const app = Fastify({
    logger: { level: process.env.LOG_LEVEL ?? 'error' },
    genReqId: requestIdOf,
    frameworkErrors: errorHandler,
    routerOptions: { maxParamLength: 1000 },
    // Stop means: no new connections, and the idle ones are not waited for.
    forceCloseConnections: 'idle',
  })
  answerErrors(app)
  await app.register(routes, { prefix: basePath })
  return app
}
