import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Parcel } from '../routes/parcels/contract.js'
import { Conflict } from '../routes/schemas/conflict.js'
import { Api, answer, GRACE, PARCEL, refusal, SCANNER, SHOP, UNKNOWN } from './api.js'

let api: Api
beforeAll(async () => {
  api = await Api.start()
})
afterAll(() => api.stop())

describe('announcing a parcel', () => {
  it('answers with the parcel and where it is found', async () => {
    const response = await api.post('/parcels', PARCEL)
    const location = response.headers.get('location')
    const parcel = await answer(Parcel, response)
    expect([response.status, location]).toEqual([201, `/v2/parcels/${parcel.id}`])
    expect(parcel).toMatchObject({ ...PARCEL, status: 'announced', expectedOn: null })
    expect(await answer(Parcel, await fetch(`${api.url}${location}`, { headers: SHOP }))).toEqual(parcel)
  })

  it('refuses what the document does not allow, naming every field', async () => {
    const response = await api.post('/parcels', { ...PARCEL, weight: 0, recipient: { ...GRACE, country: 'USA', lines: [] } })
    expect(await refusal(response)).toEqual([400, 'validation_failed', ['body.recipient.lines', 'body.recipient.country', 'body.weight']])
  })

  it('does it once for one key, and refuses the key for another parcel', async () => {
    const key = { ...SHOP, 'idempotency-key': UNKNOWN }
    const first = await answer(Parcel, await api.post('/parcels', PARCEL, key))
    expect(await answer(Parcel, await api.post('/parcels', PARCEL, key))).toEqual(first)
    const other = await api.post('/parcels', { ...PARCEL, weight: 1 }, key)
    expect([other.status, await other.json()]).toEqual([409, { reason: expect.stringContaining('Idempotency-Key'), status: 'announced' }])
  })
})

describe('changing a parcel', () => {
  const patch = (id: string, changes: unknown) =>
    api.send('PATCH', `/parcels/${id}`, { ...SHOP, 'content-type': 'application/merge-patch+json' }, JSON.stringify(changes))

  it('keeps what is absent and clears what is null', async () => {
    const id = await api.announce({ reference: 'order 1' })
    expect(await answer(Parcel, await patch(id, { weight: 900 }))).toMatchObject({ weight: 900, reference: 'order 1', recipient: GRACE })
    const { company, ...address } = { ...GRACE, city: 'Boston' }
    expect(await answer(Parcel, await patch(id, { recipient: address }))).toMatchObject({ recipient: { ...address, company } })
    const cleared = await answer(Parcel, await patch(id, { reference: null, recipient: { ...address, company: null } }))
    expect(cleared.recipient.company).toBeNull()
    expect(cleared).not.toHaveProperty('reference')
    expect(await refusal(await patch(id, {}))).toEqual([400, 'validation_failed', ['body']])
  })

  it('is too late once it is on its way; so is cancelling it, or buying a label', async () => {
    const id = await api.announce()
    await api.post(`/parcels/${id}/events`, { kind: 'scan', at: '2026-03-01T08:00:00Z', depot: 'BER01' }, SCANNER)
    const late = [patch(id, { weight: 900 }), api.delete(`/parcels/${id}`), api.post(`/parcels/${id}/label`, { service: 'express' })]
    for (const response of await Promise.all(late)) {
      expect([response.status, (await answer(Conflict, response)).status]).toEqual([409, 'accepted'])
    }
  })

  it('can be cancelled before, and is gone then', async () => {
    const id = await api.announce()
    const response = await api.delete(`/parcels/${id}`)
    expect([response.status, await response.text()]).toEqual([204, ''])
    const gone = [api.get(`/parcels/${id}`), api.delete(`/parcels/${id}`), api.get(`/parcels/${id}/events`), patch(id, { weight: 1 })]
    for (const late of await Promise.all(gone)) expect(await refusal(late)).toEqual([404, 'not_found', []])
  })
})
