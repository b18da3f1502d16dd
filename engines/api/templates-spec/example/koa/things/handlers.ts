import { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { type Handler, HttpError } from '../http.js'
import type * as contract from './contract.js'
import { describe, lastUpload } from './describe.js'

export const queryStyles: Handler<typeof contract.queryStyles> = async (ctx) => {
  return { status: 200, body: { query: ctx.query } }
}

export const strictQuery: Handler<typeof contract.strictQuery> = async (ctx) => {
  return { status: 200, body: { query: ctx.query } }
}

export const pathStyles: Handler<typeof contract.pathStyles> = async (ctx) => {
  return { status: 200, body: { params: ctx.params } }
}

export const headersAndCookies: Handler<typeof contract.headersAndCookies> = async (ctx) => {
  const { 'x-tenant': tenant, 'x-page': page, 'x-list': list, host } = ctx.headers
  return { status: 200, body: { tenant, page, list, host: typeof host, cookies: ctx.request.cookies } }
}

export const bodies: Handler<typeof contract.bodies> = async (ctx) => {
  return { status: 200, body: { body: await describe(ctx.request.body) } }
}

export const jsonBody: Handler<typeof contract.jsonBody> = async (ctx) => {
  return { status: 200, body: { body: ctx.request.body, polluted: 'polluted' in {} } }
}

export const answers: Handler<typeof contract.answers> = async (ctx) => {
  const headers = { 'x-total': '3' }
  switch (ctx.params.kind) {
    case 'json':
      return { status: 200, headers, body: { name: 'Ada' } }
    case 'csv':
      return { status: 200, headers, type: 'text/csv', body: 'a,b' }
    case 'bytes':
      return { status: 200, headers, type: 'application/pdf', body: Buffer.from('%PDF') }
    case 'stream':
      return { status: 200, headers, type: 'application/pdf', body: Readable.from([Buffer.from('%PDF')]) }
    case 'nothing':
      return { status: 204 }
    case 'no-header':
      return { status: 200, body: { name: 'Ada' } }
    case 'bad-body':
      return { status: 200, headers, body: JSON.parse('{"age":5}') }
    case 'bad-status':
      return { status: Number(202) as 200, body: { name: 'Ada' } }
    case 'bad-type':
      return { status: 200, headers, type: String('text/html') as 'text/csv', body: '<p>' }
    case 'slow':
      console.log('slow has begun')
      await setTimeout(500)
      return { status: 204 }
    case 'teapot':
      throw new HttpError(418, 'teapot', 'I am a teapot', { headers: { 'x-tea': 'green' } })
    case 'upload':
      return { status: 200, headers, type: 'text/csv', body: lastUpload ?? '' }
    default:
      throw new Error('secret: the password is 1234')
  }
}

export const unwritten: Handler<typeof contract.unwritten> = async () => {
  throw new HttpError(501, 'not_implemented', 'unwritten is not written yet')
}
