import type { FastifyInstance } from 'fastify'
import { route } from '../http.js'
import * as contract from '../users/contract.js'
import * as handlers from '../users/handlers.js'

export async function accounts(app: FastifyInstance): Promise<void> {
  app.get('/me', route(contract.getMe, handlers.getMe))
  app.delete('/users/:id', route(contract.deleteUser, handlers.deleteUser))
}
