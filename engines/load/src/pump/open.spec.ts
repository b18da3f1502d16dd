import { afterEach, expect, test } from '@jest/globals'
import { LatencyHistogram } from '../histogram/latency-histogram.js'
import type { Model } from '../plan/load-plan.js'
import { runPlan } from './run-plan.js'
import { planFor, serve, step, type TestServer } from './server.fixture.js'

let server: TestServer
afterEach(() => server.close())

const open = (rate: number, seconds: number, connections = 10): Model => ({
  kind: 'open',
  connections,
  stages: [{ from: rate, to: rate, seconds }],
  phase: 0,
})

test('sends as many requests as the schedule has, however long the answers take', async () => {
  server = await serve((_, response) => setTimeout(() => response.end('x'), 20))
  const { measurement } = await runPlan({ ...planFor(server.origin, {}), model: open(100, 1) })
  expect(server.received()).toBe(100)
  expect(measurement.total.responses).toBe(100)
  expect(LatencyHistogram.decode(measurement.lag).count).toBe(100)
})

test('counts the wait for a connection: one connection and 50 ms for each of 20 answers', async () => {
  server = await serve((_, response) => setTimeout(() => response.end('x'), 50))
  const { measurement } = await runPlan({ ...planFor(server.origin, {}), model: open(100, 0.2, 1) })
  const latencies = LatencyHistogram.decode(measurement.total.histogram)
  // The twentieth leaves at 190 ms and can't be answered before the nineteen others have been.
  expect(latencies.percentile(100)).toBeGreaterThanOrEqual(20 * 50 - 190 - 1)
  expect(latencies.percentile(0)).toBeGreaterThanOrEqual(49)
})

test('what waits too long for a connection has timed out as well', async () => {
  server = await serve(() => {})
  const { measurement } = await runPlan({ ...planFor(server.origin, {}, [step()], { timeout: 200 }), model: open(50, 0.4, 1) })
  expect(measurement.total.errors).toEqual({ timeout: 20 })
})

test('stops in the middle of its schedule', async () => {
  const stop = new AbortController()
  server = await serve((_, response, count) => {
    response.end()
    if (count === 50) stop.abort()
  })
  const { measurement } = await runPlan({ ...planFor(server.origin, {}), model: open(100, 60) }, { signal: stop.signal })
  expect(measurement.total.responses).toBeGreaterThan(0)
  expect(measurement.total.responses).toBeLessThan(5000)
})
