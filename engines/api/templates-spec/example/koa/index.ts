import Router from '@koa/router'
import { accounts } from './accounts/routes.js'
import { things } from './things/routes.js'
import { users } from './users/routes.js'

/** Path of the API's first server. */
export const basePath = '/v1'

export const routes = new Router()

routes.use(users.routes())
routes.use(accounts.routes())
routes.use(things.routes())
