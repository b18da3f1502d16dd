import Router from '@koa/router'
import { route } from '../http.js'
import * as contract from './contract.js'
import * as handlers from './handlers.js'

export const things = new Router()

things.get('/query', route(contract.queryStyles, handlers.queryStyles))
things.get('/strict', route(contract.strictQuery, handlers.strictQuery))
things.get('/paths/:simple/:label/:matrix/:number', route(contract.pathStyles, handlers.pathStyles))
things.get('/headers', route(contract.headersAndCookies, handlers.headersAndCookies))
things.post('/bodies', route(contract.bodies, handlers.bodies))
things.post('/json', route(contract.jsonBody, handlers.jsonBody))
things.get('/answers/:kind', route(contract.answers, handlers.answers))
things.get('/unwritten', route(contract.unwritten, handlers.unwritten))
