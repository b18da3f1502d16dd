import { Router } from 'express'
import { route } from '../http.js'
import * as contract from './contract.js'
import * as handlers from './handlers.js'

export const subscriptions: Router = Router()

subscriptions.get('/subscriptions', route(contract.listSubscriptions, handlers.listSubscriptions))
subscriptions.post('/subscriptions', route(contract.subscribe, handlers.subscribe))
subscriptions.delete('/subscriptions/:subscriptionId', route(contract.unsubscribe, handlers.unsubscribe))
