import { randomBytes } from 'node:crypto'
import { labelPdf } from '../../label-pdf.js'
import { notFound } from '../../not-found.js'
import { CURRENCY, expectedOn, price, quote } from '../../prices.js'
import { find, findLabel } from '../../store/parcels.js'
import type { Handler } from '../http.js'
import type * as contract from './contract.js'

export const buyLabel: Handler<typeof contract.buyLabel> = async (req, res) => {
  const record = find(req.params.parcelId) ?? notFound('parcel')
  const { status, weight, recipient } = record.parcel
  if (status !== 'announced') return res.status(409).json({ reason: 'The parcel is on its way already', status })
  if (record.label) return res.status(409).json({ reason: 'The parcel has a label already', status })

  const { service, insuredFor = 0 } = req.body
  const id = `lbl_${randomBytes(6).toString('hex')}`
  record.label = { id, service, price: price(service, weight, recipient.country, insuredFor), currency: CURRENCY }
  record.insuredFor = insuredFor
  record.parcel = { ...record.parcel, expectedOn: expectedOn(service, new Date()) }
  res.status(201).json(record.label)
}

export const getLabel: Handler<typeof contract.getLabel> = async (req, res) => {
  const { label, parcel } = findLabel(req.params.labelId) ?? notFound('label')
  const answer = res.status(200).vary('Accept')
  if (req.accepts(['application/pdf', 'application/json']) === 'application/json') return answer.json(label)
  answer.type('application/pdf').send(labelPdf(label, parcel.recipient))
}

export const createQuote: Handler<typeof contract.createQuote> = async (req, res) => {
  const { weight, country } = req.body
  res.status(200).json(quote(weight, country))
}
