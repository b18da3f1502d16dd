import { Router } from 'express'
import { route } from '../http.js'
import * as contract from './contract.js'
import * as handlers from './handlers.js'

export const status: Router = Router()

status.get('/health', route(contract.getHealth, handlers.getHealth))
