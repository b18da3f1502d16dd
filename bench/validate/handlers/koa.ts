import type { Handler } from '../http.js'
import type * as contract from './contract.js'

export const createOrder: Handler<typeof contract.createOrder> = async (ctx) => {
  return { status: 200, body: { ok: ctx.request.body.active } }
}
