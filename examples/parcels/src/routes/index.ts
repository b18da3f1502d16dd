import { Router } from 'express'
import { methodNotAllowed } from './http.js'
import { status } from './status/routes.js'
import { parcels } from './parcels/routes.js'
import { labels } from './labels/routes.js'
import { depots } from './depots/routes.js'
import { subscriptions } from './subscriptions/routes.js'

/** Path of the document's first server; the application mounts the routes there. */
export const basePath = '/v2'

/** Every route of the API. */
export const routes: Router = Router()

routes.use(status)
routes.use(parcels)
routes.use(labels)
routes.use(depots)
routes.use(subscriptions)
routes.use(methodNotAllowed(routes))
