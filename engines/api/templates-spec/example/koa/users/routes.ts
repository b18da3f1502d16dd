import Router from '@koa/router'
import { route } from '../http.js'
import * as contract from './contract.js'
import * as handlers from './handlers.js'

export const users = new Router()

users.get('/users', route(contract.listUsers, handlers.listUsers))
users.post('/users', route(contract.createUser, handlers.createUser))
users.get('/users/:id', route(contract.getUser, handlers.getUser))
users.patch('/users/:id', route(contract.updateUser, handlers.updateUser))
