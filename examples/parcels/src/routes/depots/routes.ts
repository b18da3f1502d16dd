import { Router } from 'express'
import { route } from '../http.js'
import * as contract from './contract.js'
import * as handlers from './handlers.js'

export const depots: Router = Router()

depots.get('/depots', route(contract.listDepots, handlers.listDepots))
depots.get('/depots/:code', route(contract.getDepot, handlers.getDepot))
