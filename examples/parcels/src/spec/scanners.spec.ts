import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { Event, listEvents } from '../routes/parcels/contract.js'
import { Api, answer, refusal, SCANNER } from './api.js'

let api: Api
beforeAll(async () => {
  api = await Api.start()
})
afterAll(() => api.stop())

it('moves a parcel from state to state, and lists its events in order', async () => {
  const id = await api.announce()
  const events: readonly Event[] = [
    { kind: 'scan', at: '2026-03-01T08:00:00Z', depot: 'BER01' },
    { kind: 'scan', at: '2026-03-01T20:00:00+01:00', depot: 'FRA01' },
    { kind: 'problem', at: '2026-03-02T09:00:00Z', reason: 'Nobody was in', retryOn: '2026-03-03' },
    { kind: 'delivery', at: '2026-03-03T09:00:00Z', place: 'neighbour', signedBy: 'Mary' },
    { kind: 'scan', at: '2026-03-01T12:00:00Z', depot: 'BER02' },
  ]
  const states: string[] = []
  for (const event of events) {
    const response = await api.post(`/parcels/${id}/events`, event, SCANNER)
    expect([response.status, await answer(Event, response)]).toEqual([201, event])
    const { status, expectedOn } = await api.parcel(id)
    states.push(`${status}, ${expectedOn}`)
  }
  expect(states).toEqual(['accepted, null', 'in_transit, null', 'in_transit, 2026-03-03', 'delivered, 2026-03-03', 'delivered, 2026-03-03'])
  const [first, second, third, fourth, late] = events
  const listed = await answer(listEvents.responses[200], await api.get(`/parcels/${id}/events`))
  expect(listed).toEqual([first, late, second, third, fourth])
})

it('takes only the events that the document knows', async () => {
  const path = `/parcels/${await api.announce()}/events`
  const at = '2026-03-01T08:00:00Z'
  expect(await refusal(await api.post(path, { kind: 'lost', at }, SCANNER))).toEqual([400, 'validation_failed', ['body.kind']])
  expect(await refusal(await api.post(path, { kind: 'scan', at }, SCANNER))).toEqual([400, 'validation_failed', ['body.depot']])
})

it('takes a photo as proof of delivery', async () => {
  const path = `/parcels/${await api.announce()}/proof`
  const upload = (photo: Blob, signedBy: string) => {
    const form = new FormData()
    form.append('photo', photo, 'door.jpg')
    form.append('signedBy', signedBy)
    return api.send('PUT', path, SCANNER, form)
  }
  expect((await upload(new Blob([new Uint8Array(70_000)], { type: 'image/jpeg' }), 'Mary')).status).toBe(204)
  const gif = await upload(new Blob(['GIF89a'], { type: 'image/gif' }), 'Mary')
  expect(await refusal(gif)).toEqual([400, 'validation_failed', ['body.photo']])
  const unsigned = await upload(new Blob(['x'], { type: 'image/png' }), '')
  expect(await refusal(unsigned)).toEqual([400, 'validation_failed', ['body.signedBy']])
})
