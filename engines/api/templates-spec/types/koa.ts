import Router from '@koa/router'
import { Readable } from 'node:stream'
import { type Handler, route } from './http.js'
import * as contract from './type-contract.js'

// As functions return it: over any kind of memory.
const bytes: Buffer = Buffer.from('')

export const everything: Handler<typeof contract.everything> = async (ctx) => {
  const id: number = ctx.params.id
  const limit: number = ctx.query.limit
  const page: number = ctx.headers['x-page']
  const host: string | undefined = ctx.headers.host
  const session: string = ctx.request.cookies.session
  const next: contract.Node | undefined = ctx.request.body.next
  const who: string = ctx.state.auth.principal.name
  ctx.cookies.set('a', String([limit, page, host, session, next, who]))
  // @ts-expect-error a number
  const text: string = ctx.headers['x-page']
  // @ts-expect-error a number
  const wrong: string = ctx.params.id
  // @ts-expect-error not in the contract
  ctx.query.offset
  if (wrong || text) return { status: 200, body: { name: 'x' } }
  if (id === 1) return { status: 201, headers: { location: '/x' }, type: 'text/csv', body: 'a,b' }
  if (id === 2) return { status: 201, type: 'application/pdf', body: limit > 1 ? Readable.from([]) : bytes }
  if (id === 3) return { status: 204 }
  if (id === 4) return { status: 404, body: { missing: 1 } }
  if (id === 5) return { status: 503, body: { unknown: true } }
  return { status: 409, body: { error: { code: 'x', message: 'x', details: [] }, meta: { requestId: 'x' } } }
}

type All = Handler<typeof contract.everything>
// @ts-expect-error the name is missing
export const incomplete: All = async () => ({ status: 200, body: {} })
// @ts-expect-error the class of 409 comes before the default
export const general: All = async () => ({ status: 409, body: { unknown: true } })
// @ts-expect-error 204 has no body
export const full: All = async () => ({ status: 204, body: { name: 'x' } })
// @ts-expect-error 200 has one
export const empty: All = async () => ({ status: 200 })
// @ts-expect-error not a media type of this answer
export const typed: All = async () => ({ status: 201, type: 'text/html', body: '<p>' })
// @ts-expect-error text has to say so
export const untyped: All = async () => ({ status: 201, body: 'a,b' })
// @ts-expect-error an answer is never left out
export const silent: All = async () => {}

export const narrow: Handler<typeof contract.narrow> = async (ctx) => {
  // @ts-expect-error perhaps nobody
  ctx.state.auth.principal
  return { status: 200, body: {} }
}
// @ts-expect-error not in the contract
export const other: Handler<typeof contract.narrow> = async () => ({ status: 500, body: { id: 1 } })

export const open: Handler<typeof contract.open> = () => ({ status: 200, body: { anything: 'goes' } })

const router = new Router()
router.post('/a', route(contract.everything, everything))
// @ts-expect-error the handler of another operation
router.post('/c', route(contract.narrow, everything))
