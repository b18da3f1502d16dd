import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { planLoad } from '../plan/plan-load.js'
import { builtProcess, builtWorker } from '../process/built-worker.fixture.js'
import { serve, type TestServer } from '../pump/server.fixture.js'
import { baselineLoad } from './baseline-load.js'
import { compareLoad } from './compare-load.js'
import { openSlices } from './open-slices.js'

let worker: ReturnType<typeof builtWorker>
let servers: TestServer[] = []
beforeAll(() => {
  worker = builtWorker()
})
afterAll(() => worker.remove())
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()))
  servers = []
})

/** Answers after so many milliseconds, which no noise makes up for. */
async function slow(milliseconds: number, status = 200): Promise<string> {
  const server = await serve((_, response) => setTimeout(() => response.writeHead(status).end('x'), milliseconds))
  servers.push(server)
  return server.origin
}
const options = () => ({ slice: 0.2, worker: worker.entry })

// Whether slices alone can tell depends on what else the machine does, so that is tested with slices that are given.
test('a version that fails is slower', async () => {
  const plan = planLoad({ url: await slow(2), warmup: '0', concurrency: 40 })
  const other = { ...plan, origin: await slow(2, 500) }
  const slower = await compareLoad({ name: 'old', plan }, { name: 'new', plan: other }, options())
  expect(slower).toMatchObject({
    verdict: 'slower',
    passed: false,
    a: 'old',
    b: 'new',
    problems: expect.arrayContaining([expect.objectContaining({ code: 'KIT3082', message: 'new is slower.' })]),
  })
  expect(slower).toMatchObject({ moreFailures: true })
  expect(slower.pairs.length).toBeGreaterThanOrEqual(10)
}, 60_000)

test('a version that answers slowly gets longer slices, unless their length is given', async () => {
  const plan = planLoad({ url: await slow(300), warmup: '1s' })
  const side = { name: 'slow', plan }
  for (const [given, wanted] of [
    [{}, 2],
    [{ slice: 0.3 }, 0.3],
  ] as const) {
    const slices = await openSlices(side, side, { worker: worker.entry, ...given })
    expect(slices.seconds).toBe(wanted)
    slices.close()
  }
}, 60_000)

test('a load that can not be sliced is refused before anything is sent', async () => {
  const url = await slow(1)
  for (const request of [
    { url, amount: 5 },
    { url, rate: '1-5' },
  ]) {
    const plan = planLoad(request)
    await expect(compareLoad({ name: 'a', plan }, { name: 'b', plan }, options())).rejects.toThrow(/KIT3006/)
  }
  expect(servers[0]?.received()).toBe(0)
})

test('a baseline grows with each run, and refuses other scenarios', async () => {
  const reference = builtProcess('reference-server')
  const plan = planLoad({ url: await slow(2), warmup: '0' })
  const baseline = { ...options(), slices: 2, referenceServer: reference.entry }
  const first = await baselineLoad(plan, undefined, baseline)
  expect(first).toMatchObject({ passed: true, problems: [] })
  expect(first.run.slices).toHaveLength(2)
  expect(first.run.calibration).toBeGreaterThan(0)
  const second = await baselineLoad({ ...plan, origin: await slow(2) }, first.baseline, baseline)
  expect(second).toMatchObject({ passed: true, problems: [{ code: 'KIT3084' }], comparison: { binding: false } })
  expect(second.baseline.runs).toHaveLength(2)
  await expect(baselineLoad({ ...plan, seed: 5 }, second.baseline, baseline)).rejects.toThrow(/KIT3081 .*scenario/)
  reference.remove()
}, 60_000)
