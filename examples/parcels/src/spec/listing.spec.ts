import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { ParcelPage } from '../routes/parcels/contract.js'
import { Api, answer, refusal } from './api.js'

let api: Api
beforeAll(async () => {
  api = await Api.start()
})
afterAll(() => api.stop())

async function list(query: string) {
  const { items, next } = await answer(ParcelPage, await api.get(`/parcels?${query}`))
  return { ids: items.map(({ id }) => id), next }
}

it('goes through all parcels page by page, newest first', async () => {
  const ids: string[] = []
  for (let weight = 1; weight <= 5; weight++) ids.unshift(await api.announce({ weight }))
  const pages = [await list('limit=2')]
  for (let next = pages[0]?.next; next; next = pages.at(-1)?.next) {
    // What comes or goes between two pages moves nothing.
    await api.delete(`/parcels/${pages[0]?.ids[0]}`)
    await api.announce()
    pages.push(await list(`limit=2&cursor=${next}`))
  }
  expect(pages.map((page) => page.ids)).toEqual([ids.slice(0, 2), ids.slice(2, 4), ids.slice(4)])
})

it('filters by state, day and insurance', async () => {
  const id = await api.announce()
  await api.post(`/parcels/${id}/label`, { service: 'economy', insuredFor: 5000 })
  expect((await list('insured=true')).ids).toEqual([id])
  expect((await list('insured=false')).ids).not.toContain(id)
  expect((await list('status=delivered,returned')).ids).toEqual([])
  expect((await list('status=announced,delivered&created[from]=2020-01-01')).ids).toContain(id)
  expect((await list('created[to]=2020-01-01')).ids).toEqual([])
})

it('refuses queries that the document does not allow, and cursors of others', async () => {
  const query = 'limit=0&status=lost&insured=yes&created[from]=monday&created[until]=2020-01-01'
  const [status, code, fields] = await refusal(await api.get(`/parcels?${query}`))
  const wrong = ['query.created.from', 'query.created.until', 'query.insured', 'query.limit', 'query.status.0']
  expect([status, code, [...fields].sort()]).toEqual([400, 'validation_failed', wrong])
  expect(await refusal(await api.get('/parcels?cursor=abc'))).toEqual([400, 'invalid_cursor', ['query.cursor']])
})
