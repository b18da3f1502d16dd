import Router from '@koa/router'
import { route } from '../http.js'
import * as contract from '../users/contract.js'
import * as handlers from '../users/handlers.js'

export const accounts = new Router()

accounts.get('/me', route(contract.getMe, handlers.getMe))
accounts.delete('/users/:id', route(contract.deleteUser, handlers.deleteUser))
