import { Router } from 'express'
import { route } from '../http.js'
import * as contract from './contract.js'
import * as handlers from './handlers.js'

export const labels: Router = Router()

labels.post('/parcels/:parcelId/label', route(contract.buyLabel, handlers.buyLabel))
labels.get('/labels/:labelId', route(contract.getLabel, handlers.getLabel))
labels.post('/quotes', route(contract.createQuote, handlers.createQuote))
