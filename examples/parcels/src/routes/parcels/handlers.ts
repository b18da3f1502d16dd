import { readFile } from 'node:fs/promises'
import { decodeCursor, encodeCursor } from '../../cursor.js'
import { notFound } from '../../not-found.js'
import { Idempotency } from '../../store/idempotency.js'
import * as store from '../../store/parcels.js'
import { notify } from '../../webhooks.js'
import type { Handler } from '../http.js'
import { basePath } from '../index.js'
import type * as contract from './contract.js'

const announced = new Idempotency<contract.NewParcel, contract.Parcel>()

export const listParcels: Handler<typeof contract.listParcels> = async (req, res) => {
  const { limit, cursor, status, created, insured } = req.query
  const below = cursor === undefined ? Number.POSITIVE_INFINITY : decodeCursor(cursor)
  const { items, next } = store.page(limit, below, ({ parcel, insuredFor }) => {
    const day = parcel.createdAt.slice(0, 10)
    return (
      (status === undefined || status.includes(parcel.status)) &&
      (created?.from === undefined || day >= created.from) &&
      (created?.to === undefined || day <= created.to) &&
      (insured === undefined || insured === insuredFor > 0)
    )
  })
  res.status(200).json({ items: items.map(({ parcel }) => parcel), next: next === undefined ? null : encodeCursor(next) })
}

export const createParcel: Handler<typeof contract.createParcel> = async (req, res) => {
  const key = req.headers['idempotency-key']
  const before = key === undefined ? undefined : announced.find(key, req.body)
  if (before === 'reused') {
    return res.status(409).json({ reason: 'This Idempotency-Key came with another parcel before', status: 'announced' })
  }
  const parcel = before ?? store.add(req.body).parcel
  if (key !== undefined) announced.remember(key, req.body, parcel)
  res.status(201).location(`${basePath}/parcels/${parcel.id}`).json(parcel)
}

export const getParcel: Handler<typeof contract.getParcel> = async (req, res) => {
  const { parcel } = store.find(req.params.parcelId) ?? notFound('parcel')
  res.status(200).json(parcel)
}

export const updateParcel: Handler<typeof contract.updateParcel> = async (req, res) => {
  const record = store.find(req.params.parcelId) ?? notFound('parcel')
  const { status } = record.parcel
  if (status !== 'announced') return res.status(409).json({ reason: 'The parcel is on its way already', status })
  res.status(200).json(store.change(record, req.body))
}

export const cancelParcel: Handler<typeof contract.cancelParcel> = async (req, res) => {
  const { id, status } = (store.find(req.params.parcelId) ?? notFound('parcel')).parcel
  if (status !== 'announced') return res.status(409).json({ reason: 'The parcel is on its way already', status })
  store.remove(id)
  res.status(204).end()
}

export const listEvents: Handler<typeof contract.listEvents> = async (req, res) => {
  const { events } = store.find(req.params.parcelId) ?? notFound('parcel')
  res.status(200).json(events.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)))
}

export const recordEvent: Handler<typeof contract.recordEvent> = async (req, res) => {
  const record = store.find(req.params.parcelId) ?? notFound('parcel')
  store.recordEvent(record, req.body)
  notify(req.body)
  res.status(201).json(req.body)
}

export const uploadProof: Handler<typeof contract.uploadProof> = async (req, res) => {
  const record = store.find(req.params.parcelId) ?? notFound('parcel')
  const { photo, signedBy, takenAt } = req.body
  record.proof = { photo: await readFile(photo.path), type: photo.type, signedBy, takenAt }
  res.status(204).end()
}
