import Fastify from 'fastify'
import { Readable } from 'node:stream'
import { type Handler, route } from './http.js'
import * as contract from './type-contract.js'

// As functions return it: over any kind of memory.
const bytes: Buffer = Buffer.from('')

export const everything: Handler<typeof contract.everything> = async (request, reply) => {
  const id: number = request.params.id
  const limit: number = request.query.limit
  const page: number = request.headers['x-page']
  const host: string | undefined = request.headers.host
  const session: string = request.cookies.session
  const next: contract.Node | undefined = request.body.next
  const who: string = request.auth.principal.name
  request.log.info(String([id, limit, page, host, session, next, who]))
  // @ts-expect-error a number
  const text: string = request.headers['x-page']
  // @ts-expect-error a number
  const wrong: string = request.params.id
  // @ts-expect-error not in the contract
  request.query.offset
  if (wrong || text) return { name: 'the body of a 200' }
  if (id === 1) return reply.code(200).send({ name: 'x' })
  if (id === 2) return reply.code(201).header('location', '/x').type('application/pdf').send(limit > 1 ? Readable.from([]) : bytes)
  if (id === 3) return reply.status(204).send()
  if (id === 4) return reply.code(404).send({ missing: 1 })
  if (id === 5) return reply.code(503).send({ unknown: true })
  // @ts-expect-error the name is missing
  reply.code(200).send({})
  // @ts-expect-error 204 has no body
  reply.code(204).send({ name: 'x' })
  // @ts-expect-error the class of 409 comes before the default
  reply.code(409).send({ unknown: true })
  // @ts-expect-error a status comes first
  reply.send({ name: 'x' })
  // @ts-expect-error also after a header
  reply.header('x-a', 'b').send({ name: 'x' })
  // @ts-expect-error not a media type of this answer
  reply.code(201).type('text/html').send('<p>')
  return reply.code(409).send({ error: { code: 'x', message: 'x', details: [] }, meta: { requestId: 'x' } })
}

// @ts-expect-error what is returned is the body of a 200
export const returned: Handler<typeof contract.everything> = async () => ({ missing: 1 })

export const narrow: Handler<typeof contract.narrow> = async (request, reply) => {
  // @ts-expect-error perhaps nobody
  request.auth.principal
  // @ts-expect-error not in the contract
  reply.code(500).send({ id: 1 })
  return reply.code(200).send({})
}

export const open: Handler<typeof contract.open> = (_request, reply) => reply.code(200).send({ anything: 'goes' })

const app = Fastify()
app.post('/a', route(contract.everything, everything))
app.post('/b', { ...route(contract.narrow, narrow), preHandler: async () => {} })
// @ts-expect-error the handler of another operation
app.post('/c', route(contract.narrow, everything))
