import { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { type Handler, HttpError } from '../http.js'
import type * as contract from './contract.js'
import { describe, lastUpload } from './describe.js'

export const queryStyles: Handler<typeof contract.queryStyles> = async (request, reply) => {
  return reply.code(200).send({ query: request.query })
}

export const strictQuery: Handler<typeof contract.strictQuery> = async (request, reply) => {
  return reply.code(200).send({ query: request.query })
}

export const pathStyles: Handler<typeof contract.pathStyles> = async (request, reply) => {
  return reply.code(200).send({ params: request.params })
}

export const headersAndCookies: Handler<typeof contract.headersAndCookies> = async (request, reply) => {
  const { 'x-tenant': tenant, 'x-page': page, 'x-list': list, host } = request.headers
  return reply.code(200).send({ tenant, page, list, host: typeof host, cookies: request.cookies })
}

export const bodies: Handler<typeof contract.bodies> = async (request, reply) => {
  return reply.code(200).send({ body: await describe(request.body) })
}

export const jsonBody: Handler<typeof contract.jsonBody> = async (request, reply) => {
  return reply.code(200).send({ body: request.body, polluted: 'polluted' in {} })
}

export const answers: Handler<typeof contract.answers> = async (request, reply) => {
  switch (request.params.kind) {
    case 'json':
      return reply.code(200).header('x-total', '3').send({ name: 'Ada' })
    case 'csv':
      return reply.code(200).header('x-total', '3').type('text/csv').send('a,b')
    case 'bytes':
      return reply.code(200).header('x-total', '3').type('application/pdf').send(Buffer.from('%PDF'))
    case 'stream':
      return reply
        .code(200)
        .header('x-total', '3')
        .type('application/pdf')
        .send(Readable.from([Buffer.from('%PDF')]))
    case 'nothing':
      return reply.code(204).send()
    case 'no-header':
      return reply.code(200).send({ name: 'Ada' })
    case 'bad-body':
      // @ts-expect-error the name is missing
      return reply.code(200).header('x-total', '3').send({ age: 5 })
    case 'bad-status':
      // @ts-expect-error the contract does not have this status
      return reply.code(202).send({ name: 'Ada' })
    case 'bad-type':
      // @ts-expect-error the contract does not have this media type
      return reply.code(200).header('x-total', '3').type('text/html').send('<p>')
    case 'slow':
      console.log('slow has begun')
      await setTimeout(500)
      return reply.code(204).send()
    case 'teapot':
      throw new HttpError(418, 'teapot', 'I am a teapot', { headers: { 'x-tea': 'green' } })
    case 'upload':
      return reply
        .code(200)
        .header('x-total', '3')
        .type('text/csv')
        .send(lastUpload ?? '')
    default:
      throw new Error('secret: the password is 1234')
  }
}

export const unwritten: Handler<typeof contract.unwritten> = async () => {
  throw new HttpError(501, 'not_implemented', 'unwritten is not written yet')
}
