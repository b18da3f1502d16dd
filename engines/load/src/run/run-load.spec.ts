import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { planLoad } from '../plan/plan-load.js'
import { builtWorker } from '../process/built-worker.fixture.js'
import { serve } from '../pump/server.fixture.js'
import { parseThreshold } from '../thresholds/threshold.js'
import { runLoad } from './run-load.js'

let built: ReturnType<typeof builtWorker>
beforeAll(() => {
  built = builtWorker()
})
afterAll(() => built.remove())

test('a run passes by its thresholds and its answers', async () => {
  const server = await serve((_, response) => response.end('{"id":1}'))
  const request = { url: `${server.origin}/users`, amount: 150, concurrency: 3, expectStatus: '200', expectBody: ['id'] }
  const report = await runLoad(planLoad(request), {
    worker: built.entry,
    thresholds: [parseThreshold('errors<=0'), parseThreshold('p50<5s')],
  })
  expect(report).toMatchObject({
    passed: true,
    target: server.origin,
    total: { responses: 150, statuses: { 200: 150 } },
    thresholds: [{ kept: true }, { kept: true }],
    problems: expect.arrayContaining([expect.objectContaining({ code: 'KIT3052', severity: 'note' })]),
  })
  // A busy machine adds a warning about the load generator itself (KIT3051).
  expect(report.problems.filter(({ severity }) => severity === 'error')).toEqual([])
  const failing = await runLoad(planLoad({ ...request, expectStatus: '400' }), { worker: built.entry })
  expect(failing).toMatchObject({ passed: false, problems: expect.arrayContaining([expect.objectContaining({ code: 'KIT3055' })]) })
  expect(failing.samples[0]).toMatchObject({ reason: 'status 200', received: { body: '{"id":1}' } })
  await server.close()
})

test('a target that is not there and a threshold about nothing are known before anything is sent', async () => {
  const server = await serve((_, response) => response.end())
  const plan = planLoad({ url: server.origin, amount: 1 })
  await expect(runLoad(plan, { thresholds: [parseThreshold('getUser:p50<1s')] })).rejects.toThrow(/KIT3008/)
  const limited = planLoad({ url: server.origin, amount: 1, expectRateLimit: true })
  await expect(runLoad(limited, { processes: 2 })).rejects.toThrow(/KIT3006 .*--processes/)
  await server.close()
  await expect(runLoad(plan)).rejects.toThrow(/KIT3030/)
  expect(server.received()).toBe(0)
})
