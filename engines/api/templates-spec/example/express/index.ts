import { Router } from 'express'
import { accounts } from './accounts/routes.js'
import { methodNotAllowed } from './http.js'
import { things } from './things/routes.js'
import { users } from './users/routes.js'

/** Path of the API's first server. */
export const basePath = '/v1'

export const routes = Router()

routes.use(users)
routes.use(accounts)
routes.use(things)
routes.use(methodNotAllowed(routes))
