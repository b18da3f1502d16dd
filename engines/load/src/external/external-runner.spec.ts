import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { planLoad } from '../plan/plan-load.js'
import { planFor, serve, step, type TestServer } from '../pump/server.fixture.js'
import { compareLoad } from '../run/compare-load.js'
import { runLoad } from '../run/run-load.js'
import { parseThreshold } from '../thresholds/threshold.js'

let folder: string
let server: TestServer
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kit-runner-'))
  const program = join(folder, 'node_modules/.bin/k6')
  mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true })
  copyFileSync(new URL('../k6/fixtures/k6-program.mjs', import.meta.url), program)
  chmodSync(program, 0o755)
  server = await serve((request, response) => response.writeHead(request.method === 'POST' ? 201 : 200).end('hello'))
})
afterEach(async () => {
  delete process.env['K6_FAKE']
  await server.close()
  rmSync(folder, { recursive: true })
})

const options = () => ({ engine: 'k6' as const, searchIn: join(folder, 'below') })
const steps = [step({ name: 'create', method: 'POST', path: '/items', body: 'x' }), step({ name: 'read', path: '/items/1' })]

test("another engine's run becomes a report with its figures by request, and is judged", async () => {
  const report = await runLoad(planFor(server.origin, { amount: 60 }, steps), {
    ...options(),
    thresholds: [parseThreshold('read:p99<10s'), parseThreshold('errors<=0')],
  })
  expect(report).toMatchObject({
    passed: true,
    target: server.origin,
    conditions: { pump: 'k6', model: 'closed' },
    total: { responses: 120, statuses: { 200: 60, 201: 60 } },
    requests: { create: { statuses: { 201: 60 } }, read: { statuses: { 200: 60 } } },
    client: { cpuShare: null },
    problems: [{ code: 'KIT3103', severity: 'note' }],
  })
  expect(report.total.latency.p50).toBeGreaterThan(0)
  expect(server.received()).toBe(120)
  const failing = await runLoad(planFor(server.origin, { amount: 60 }, [step({ expect: { status: [[404, 404]] } })]), options())
  expect(failing).toMatchObject({ passed: false, total: { unexpected: { 'status 200': 60 } } })
})

test('what is not answered is an error of its kind, and no latency', async () => {
  const plan = planFor(server.origin, { amount: 5 }, [step({ path: '/' })])
  const other = await serve((request) => request.socket.destroy())
  const report = await runLoad({ ...plan, origin: other.origin }, options())
  await other.close()
  expect(report).toMatchObject({ passed: false, total: { responses: 0, errors: { refused: 5 }, unexpected: {}, latency: { count: 0 } } })
})

test('a comparison is made of its slices as well', async () => {
  const plan = planLoad({ url: server.origin, duration: '1s', warmup: '0' })
  const slow = await serve((_, response) => setTimeout(() => response.end('hello'), 100))
  const sides = [
    { name: 'a', plan },
    { name: 'b', plan: { ...plan, origin: slow.origin } },
  ] as const
  const { verdict, pairs } = await compareLoad(...sides, { ...options(), slice: 0.2, minPairs: 10, maxPairs: 10 })
  await slow.close()
  expect([verdict, pairs.length]).toEqual(['slower', 10])
}, 120_000)

test('an engine that is not there, one that fails, and what only kit can do are diagnostics', async () => {
  const plan = planFor(server.origin, { amount: 5 })
  await expect(runLoad(plan, { engine: 'artillery', searchIn: folder })).rejects.toThrow(/KIT3100 There is no artillery/)
  process.env['K6_FAKE'] = 'fail'
  await expect(runLoad(plan, options())).rejects.toThrow(/KIT3101 k6 .*: ERRO there is no script/)
  delete process.env['K6_FAKE']
  await expect(runLoad(plan, { ...options(), signal: AbortSignal.abort() })).rejects.toThrow(/KIT3101 k6 .*it was stopped/)
  const limited = planFor(server.origin, { amount: 5 }, [step({ expect: { rateLimit: true } })])
  await expect(runLoad(limited, options())).rejects.toThrow(/KIT3006 .*rate limit/)
  await expect(runLoad(planFor(server.origin, { amount: 5, pipelining: 2 }), options())).rejects.toThrow(/KIT3006 .*pipelining/)
})
