import type { FastifyInstance } from 'fastify'
import { route } from '../http.js'
import * as contract from './contract.js'
import * as handlers from './handlers.js'

export async function things(app: FastifyInstance): Promise<void> {
  app.get('/query', route(contract.queryStyles, handlers.queryStyles))
  app.get('/strict', route(contract.strictQuery, handlers.strictQuery))
  app.get('/paths/:simple/:label/:matrix/:number', route(contract.pathStyles, handlers.pathStyles))
  app.get('/headers', route(contract.headersAndCookies, handlers.headersAndCookies))
  app.post('/bodies', route(contract.bodies, handlers.bodies))
  app.post('/json', route(contract.jsonBody, handlers.jsonBody))
  app.get('/answers/:kind', route(contract.answers, handlers.answers))
  app.get('/unwritten', route(contract.unwritten, handlers.unwritten))
}
