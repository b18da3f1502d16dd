import type { Handler } from '../http.js'
import type * as contract from './contract.js'

export const getHealth: Handler<typeof contract.getHealth> = async (_req, res) => {
  res.status(200).json({ status: 'ok' })
}
