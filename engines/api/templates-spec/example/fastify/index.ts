import type { FastifyInstance } from 'fastify'
import { accounts } from './accounts/routes.js'
import { acceptContracts } from './http.js'
import { things } from './things/routes.js'
import { users } from './users/routes.js'

/** Path of the API's first server. */
export const basePath = '/v1'

/** Every route of the API. */
export async function routes(app: FastifyInstance): Promise<void> {
  acceptContracts(app)
  await app.register(users)
  await app.register(accounts)
  await app.register(things)
}
