import type { Handler } from '../http.js'
import type * as contract from './contract.js'

export const createOrder: Handler<typeof contract.createOrder> = (req, res) => {
  res.status(200).json({ ok: req.body.active })
}
