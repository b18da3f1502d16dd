import { createServer } from 'node:http'
import { expect, test } from '@jest/globals'
import { runPlan } from './run-plan.js'
import { planFor, serve } from './server.fixture.js'

test('a server that dies and comes back is asked again, and what it did not answer is counted', async () => {
  const first = await serve((_, response) => response.end('one'))
  const { port } = new URL(first.origin)
  const running = runPlan(planFor(first.origin, { seconds: 2 }))
  await passed(400)
  await first.close()
  await passed(400)
  let answered = 0
  const second = createServer((_, response) => {
    answered++
    response.end('two')
  })
  await new Promise<void>((resolve) => second.listen(Number(port), '127.0.0.1', resolve))
  const { measurement, reason } = await running
  const { responses, errors } = measurement.total
  expect(reason).toBe('the server closes connections')
  expect(errors.refused).toBeGreaterThan(0)
  expect(Object.keys(errors).every((kind) => ['refused', 'reset', 'closed'].includes(kind))).toBe(true)
  expect(answered).toBeGreaterThan(0)
  // All that either server was asked is an answer, a failure, or was under way.
  const asked = first.received() + answered
  expect(Math.abs(asked - responses)).toBeLessThanOrEqual(measurement.abandoned + (errors.reset ?? 0) + (errors.closed ?? 0))
  second.closeAllConnections()
  await new Promise((resolve) => second.close(resolve))
})

function passed(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
