import { afterEach, expect, test } from '@jest/globals'
import { runPlan } from './run-plan.js'
import { planFor, serve, step, type TestServer } from './server.fixture.js'

let server: TestServer
afterEach(() => server.close())

/** Five requests, no more; after eight, which is all that the runs below send before they wait, it may begin anew. */
function limiter(lifts: boolean) {
  return serve((_, response, count) => {
    const used = lifts && count > 8 ? count - 8 : count
    const over = used > 5
    response.setHeader('ratelimit-policy', '"burst";q=5;w=1').setHeader('ratelimit', `"burst";r=${Math.max(0, 5 - used)};t=1`)
    if (over) response.writeHead(429, { 'retry-after': '1' })
    response.end()
  })
}
const limitedStep = step({ name: 'login', expect: { rateLimit: true } })

test('a limit that is kept and lifted is reported as such', async () => {
  server = await limiter(true)
  const { rateLimit, measurement } = await runPlan(planFor(server.origin, { amount: 8, connections: 1 }, [limitedStep]))
  expect(rateLimit).toEqual({ answers: 8, limited: 3, from: 6, form: 'draft-8', limit: 5, wait: 1, afterWait: 200, problems: {} })
  expect(measurement.total).toMatchObject({ statuses: { 200: 5, 429: 3 }, unexpected: {} })
})

test('a limit that is not lifted is a problem', async () => {
  server = await limiter(false)
  const { rateLimit } = await runPlan(planFor(server.origin, { amount: 8, connections: 1 }, [limitedStep]))
  expect(rateLimit?.problems).toEqual({ 'still limited after the wait': 1 })
})
