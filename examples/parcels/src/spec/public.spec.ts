import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { Depot, listDepots } from '../routes/depots/contract.js'
import { getHealth } from '../routes/status/contract.js'
import { Api, answer, NOBODY, refusal, SCANNER, SHOP, UNKNOWN } from './api.js'

let api: Api
beforeAll(async () => {
  api = await Api.start()
})
afterAll(() => api.stop())

async function depotsNear(query: string) {
  const depots = await answer(listDepots.responses[200], await api.get(`/depots?${query}`, NOBODY))
  return depots.map(({ code }) => code)
}

it('tells anybody that it is up', async () => {
  expect(await answer(getHealth.responses[200], await api.get('/health', NOBODY))).toEqual({ status: 'ok' })
})

it('tells anybody which depots are near, nearest first', async () => {
  expect(await depotsNear('near=52.56,13.29')).toEqual(['BER02'])
  expect(await depotsNear('near=52.56,13.29&radius=40')).toEqual(['BER02', 'BER01', 'POT01'])
  expect(await depotsNear('near=0,0')).toEqual([])
  const wrong = await refusal(await api.get('/depots?near=91,0&radius=0', NOBODY))
  expect(wrong).toEqual([400, 'validation_failed', ['query.near.0', 'query.radius']])
})

it('shows a depot with everything below it', async () => {
  const { children } = await answer(Depot, await api.get('/depots/BER01', NOBODY))
  expect(children.map(({ code }) => code)).toEqual(['BER02', 'POT01'])
  expect(await refusal(await api.get('/depots/XXX00', NOBODY))).toEqual([404, 'not_found', []])
})

it('asks for credentials elsewhere, and not for the same ones everywhere', async () => {
  for (const headers of [NOBODY, { authorization: 'Bearer wrong' }, SCANNER]) {
    const response = await api.get('/parcels', headers)
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/)
    expect(await refusal(response)).toEqual([401, 'unauthorized', []])
  }
  expect((await api.post(`/parcels/${UNKNOWN}/events`, {}, SHOP)).status).toBe(401)
})

it('lets nobody in as long as no token is set', async () => {
  const { API_TOKEN, ...others } = process.env
  try {
    for (const env of [others, { ...others, API_TOKEN: '' }]) {
      process.env = env
      for (const token of ['', 'undefined', API_TOKEN]) {
        expect((await api.get('/parcels', { authorization: `Bearer ${token}` })).status).toBe(401)
      }
    }
  } finally {
    process.env = { ...others, API_TOKEN }
  }
  expect((await api.get('/parcels')).status).toBe(200)
})
