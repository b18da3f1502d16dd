import { afterEach, expect, test } from '@jest/globals'
import { captured } from './capture.js'
import { runPlan } from './run-plan.js'
import { planFor, serve, step, type TestServer } from './server.fixture.js'

let server: TestServer
afterEach(() => server.close())

test('values of one answer go into the next request, escaped for their place', async () => {
  const gotten: string[] = []
  server = await serve((request, response, count) => {
    if (request.method === 'POST')
      response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify({ item: { id: `a/${count}"` } }))
    else {
      gotten.push(decodeURIComponent(request.url ?? ''))
      response.end(String(request.headers['x-id']))
    }
  })
  const steps = [
    step({
      name: 'create',
      method: 'POST',
      path: '/items',
      headers: { 'content-type': 'application/json' },
      body: '{}',
      capture: { id: 'body.item.id' },
    }),
    step({ name: 'read', path: '/items/{{id}}', headers: { 'x-id': '{{id}}' }, expect: { body: ['a/'] } }),
  ]
  const { measurement } = await runPlan(planFor(server.origin, { amount: 10, connections: 2 }, steps))
  expect(measurement.requests['create']).toMatchObject({ responses: 10 })
  expect(measurement.requests['read']).toMatchObject({ responses: 10, unexpected: {} })
  expect(gotten.every((url) => /^\/items\/a\/\d+"$/.test(url))).toBe(true)
})

test('a flow ends where an answer is not as expected, and says so', async () => {
  server = await serve((request, response) => (request.method === 'POST' ? response.writeHead(400).end() : response.end()))
  const steps = [step({ name: 'create', method: 'POST', capture: { id: 'body.id' } }), step({ name: 'read', path: '/{{id}}' })]
  const { measurement } = await runPlan(planFor(server.origin, { amount: 5 }, steps))
  expect(measurement.total.unexpected).toEqual({ 'status 400': 5 })
  expect(measurement.requests['read']?.responses).toBe(0)
})

test('weights decide how often a flow is chosen, and a seed which', async () => {
  const counts = new Map<string, number>()
  server = await serve((request, response) => {
    counts.set(request.url ?? '', (counts.get(request.url ?? '') ?? 0) + 1)
    response.end()
  })
  const plan = {
    ...planFor(server.origin, { amount: 1000 }),
    flows: [
      { name: 'a', weight: 9, steps: [step({ name: 'a', path: '/a' })] },
      { name: 'b', weight: 1, steps: [step({ name: 'b', path: '/b' })] },
    ],
  }
  await runPlan(plan)
  const first = counts.get('/b') ?? 0
  expect(first).toBeGreaterThan(60)
  expect(first).toBeLessThan(140)
  counts.clear()
  await runPlan(plan)
  expect(counts.get('/b')).toBe(first)
})

test('rows of a feed take turns', async () => {
  const seen: string[] = []
  server = await serve((request, response) => {
    seen.push(request.url ?? '')
    response.end()
  })
  const feed = [{ name: 'Ada' }, { name: 'Grace Hopper' }]
  await runPlan({ ...planFor(server.origin, { amount: 4, connections: 1 }, [step({ path: '/?q={{name}}' })]), feed })
  expect(seen).toEqual(['/?q=Ada', '/?q=Grace%20Hopper', '/?q=Ada', '/?q=Grace%20Hopper'])
})

test('cookies of an answer come back in the same turn, and not in the next', async () => {
  const seen: (string | undefined)[] = []
  server = await serve((request, response, count) => {
    seen.push(request.headers.cookie)
    if (request.url === '/login') response.setHeader('set-cookie', [`sid=${count}; Path=/; HttpOnly`, 'other=1; Domain=example.com'])
    response.end()
  })
  const steps = [step({ name: 'login', path: '/login' }), step({ name: 'me', path: '/me' })]
  await runPlan({ ...planFor(server.origin, { amount: 2, connections: 1 }, steps), cookies: true })
  expect(seen).toEqual([undefined, 'sid=1', undefined, 'sid=3'])
})

test('values are found in bodies, header fields and the status', () => {
  const answer = { status: 201, headers: { location: '/x/1', 'set-cookie': ['a=1', 'b=2'] }, body: '{"items":[{"id":7}],"ok":true}' }
  const found = ['body.items.0.id', 'body.ok', 'header.Location', 'header.set-cookie', 'status', 'body.none', 'body.toString', 'what']
  expect(found.map((source) => captured(source, answer))).toEqual(['7', 'true', '/x/1', 'a=1', '201', undefined, undefined, undefined])
  expect(captured('body', { ...answer, body: 'plain' })).toBe('plain')
})
