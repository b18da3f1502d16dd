import { createServer } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { runPlan } from './run-plan.js'
import { planFor, serve } from './server.fixture.js'

test('a server that dies and comes back is asked again, and what it did not answer is counted', async () => {
  const stop = new AbortController()
  const first = await serve((_, response) => response.end('one'))
  const { port } = new URL(first.origin)
  let failed = 0
  const onProgress = ({ errors }: { errors: number }) => {
    failed = errors
  }
  const running = runPlan(planFor(first.origin, { seconds: 600 }), { signal: stop.signal, onProgress })
  await until(() => first.received() >= 50)
  await first.close()
  // More than were under way when it died: some have found nobody.
  await until(() => failed > 8)
  let answered = 0
  const second = createServer((_, response) => {
    answered++
    response.end('two')
  })
  await new Promise<void>((resolve) => second.listen(Number(port), '127.0.0.1', resolve))
  await until(() => answered >= 50)
  stop.abort()
  const { measurement, reason } = await running
  const { responses, errors } = measurement.total
  expect(reason).toBe('the server closes connections')
  expect(errors.refused).toBeGreaterThan(0)
  expect(Object.keys(errors).every((kind) => ['refused', 'reset', 'closed'].includes(kind))).toBe(true)
  // All that either server was asked is an answer, a failure, or was under way.
  const asked = first.received() + answered
  expect(Math.abs(asked - responses)).toBeLessThanOrEqual(measurement.abandoned + (errors.reset ?? 0) + (errors.closed ?? 0))
  second.closeAllConnections()
  await new Promise((resolve) => second.close(resolve))
}, 60_000)

async function until(happened: () => boolean): Promise<void> {
  while (!happened()) await delay(10)
}
