import { notFound } from '../../not-found.js'
import * as store from '../../store/subscriptions.js'
import type { Handler } from '../http.js'
import type * as contract from './contract.js'

export const listSubscriptions: Handler<typeof contract.listSubscriptions> = async (_req, res) => {
  res.status(200).json(store.all().map(({ id, url, events }) => ({ id, url, events })))
}

export const subscribe: Handler<typeof contract.subscribe> = async (req, res) => {
  const { id, url, events, secret } = store.add(req.body)
  res.status(201).json({ id, url, events, secret })
}

export const unsubscribe: Handler<typeof contract.unsubscribe> = async (req, res) => {
  if (!store.remove(req.params.subscriptionId)) notFound('subscription')
  res.status(204).end()
}
