import type { FastifyInstance } from 'fastify'
import { route } from '../http.js'
import * as contract from './contract.js'
import * as handlers from './handlers.js'

export async function users(app: FastifyInstance): Promise<void> {
  app.get('/users', route(contract.listUsers, handlers.listUsers))
  app.post('/users', route(contract.createUser, handlers.createUser))
  app.get('/users/:id', route(contract.getUser, handlers.getUser))
  app.patch('/users/:id', route(contract.updateUser, handlers.updateUser))
}
