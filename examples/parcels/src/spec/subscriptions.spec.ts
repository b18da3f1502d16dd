import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { listSubscriptions, Subscription } from '../routes/subscriptions/contract.js'
import { Api, answer, refusal, SCANNER, urlOf } from './api.js'

let api: Api
beforeAll(async () => {
  api = await Api.start()
})
afterAll(() => api.stop())

async function all() {
  return answer(listSubscriptions.responses[200], await api.get('/subscriptions'))
}

it('tells subscribers what they want to know, signed, until they have enough', async () => {
  const heard: object[] = []
  const subscriber = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    const { authorization, 'x-signature': signature } = request.headers
    heard.push({ authorization, signature, body })
    response.writeHead(204).end()
    subscriber.emit('heard')
  }).listen(0, '127.0.0.1')
  await once(subscriber, 'listening')
  const told = once(subscriber, 'heard')

  const url = urlOf(subscriber)
  const response = await api.post('/subscriptions', { url, events: ['delivery'], password: 'correct horse' })
  const { id, secret = '', ...rest } = await answer(Subscription, response)
  expect([response.status, rest]).toEqual([201, { url, events: ['delivery'] }])
  expect(await all()).toEqual([{ id, ...rest }])

  const parcel = await api.announce()
  const delivery = { kind: 'delivery', at: '2026-03-03T09:00:00Z', place: 'door' }
  await api.post(`/parcels/${parcel}/events`, { kind: 'scan', at: '2026-03-01T08:00:00Z', depot: 'BER01' }, SCANNER)
  await api.post(`/parcels/${parcel}/events`, delivery, SCANNER)
  await told
  const body = JSON.stringify(delivery)
  const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
  expect(heard).toEqual([{ authorization: `Basic ${btoa('parcels:correct horse')}`, signature, body }])
  subscriber.closeAllConnections()
  subscriber.close()

  expect((await api.delete(`/subscriptions/${id}`)).status).toBe(204)
  expect(await refusal(await api.delete(`/subscriptions/${id}`))).toEqual([404, 'not_found', []])
  expect(await all()).toEqual([])
})

it('refuses addresses and passwords that the document does not allow', async () => {
  const response = await api.post('/subscriptions', { url: 'home', events: [], password: 'short' })
  expect(await refusal(response)).toEqual([400, 'validation_failed', ['body.url', 'body.events', 'body.password']])
})
