import type { Handler } from '../http.js'
import type * as contract from './contract.js'

export const createOrder: Handler<typeof contract.createOrder> = async (request, reply) => {
  return reply.code(200).send({ ok: request.body.active })
}
