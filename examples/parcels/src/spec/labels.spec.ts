import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { createQuote, Label } from '../routes/labels/contract.js'
import { Api, answer, NOBODY, refusal, SHOP, UNKNOWN } from './api.js'

let api: Api
beforeAll(async () => {
  api = await Api.start()
})
afterAll(() => api.stop())

it('sells a label once, for what was quoted', async () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const quoted = await answer(createQuote.responses[200], await api.send('POST', '/quotes', form, 'weight=1200&country=US'))
  expect(await answer(createQuote.responses[200], await api.post('/quotes', { weight: 1200, country: 'US' }, NOBODY))).toEqual(quoted)

  const id = await api.announce({ weight: 1200 })
  const response = await api.post(`/parcels/${id}/label`, { service: 'express' })
  expect([response.status, (await answer(Label, response)).price]).toEqual([201, quoted['express']])
  expect((await api.parcel(id)).expectedOn).toMatch(/^\d{4}-\d\d-\d\d$/)
  expect((await api.post(`/parcels/${id}/label`, { service: 'express' })).status).toBe(409)
  expect(await refusal(await api.post(`/parcels/${UNKNOWN}/label`, { service: 'express' }))).toEqual([404, 'not_found', []])
})

it('gives a label as a document, or as data to those who ask for it', async () => {
  const label = await answer(Label, await api.post(`/parcels/${await api.announce()}/label`, { service: 'standard' }))
  const data = await api.get(`/labels/${label.id}`, { ...SHOP, accept: 'application/json' })
  expect([data.headers.get('vary'), await answer(Label, data)]).toEqual(['Accept', label])

  const document = await api.get(`/labels/${label.id}`)
  expect(document.headers.get('content-type')).toBe('application/pdf')
  const pdf = Buffer.from(await document.arrayBuffer()).toString('latin1')
  expect(pdf).toMatch(/^%PDF-1\.4\n[\s\S]*\(Grace \\\(Hopper\\\)\) '[\s\S]*%%EOF\n$/)
  const [, table] = /startxref\n(\d+)\n/.exec(pdf) ?? []
  expect(pdf.slice(Number(table))).toMatch(/^xref\n0 6\n/)
  expect(await refusal(await api.get('/labels/lbl_000000000000'))).toEqual([404, 'not_found', []])
})
