import { Router } from 'express'
import { route } from '../http.js'
import * as contract from './contract.js'
import * as handlers from './handlers.js'

export const parcels: Router = Router()

parcels.get('/parcels', route(contract.listParcels, handlers.listParcels))
parcels.post('/parcels', route(contract.createParcel, handlers.createParcel))
parcels.get('/parcels/:parcelId', route(contract.getParcel, handlers.getParcel))
parcels.patch('/parcels/:parcelId', route(contract.updateParcel, handlers.updateParcel))
parcels.delete('/parcels/:parcelId', route(contract.cancelParcel, handlers.cancelParcel))
parcels.get('/parcels/:parcelId/events', route(contract.listEvents, handlers.listEvents))
parcels.post('/parcels/:parcelId/events', route(contract.recordEvent, handlers.recordEvent))
parcels.put('/parcels/:parcelId/proof', route(contract.uploadProof, handlers.uploadProof))
