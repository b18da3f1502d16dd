import { depotsNear, findDepot } from '../../depots.js'
import { notFound } from '../../not-found.js'
import type { Handler } from '../http.js'
import type * as contract from './contract.js'

export const listDepots: Handler<typeof contract.listDepots> = async (req, res) => {
  const { near, radius } = req.query
  res.status(200).json(depotsNear(near, radius))
}

export const getDepot: Handler<typeof contract.getDepot> = async (req, res) => {
  res.status(200).json(findDepot(req.params.code) ?? notFound('depot'))
}
