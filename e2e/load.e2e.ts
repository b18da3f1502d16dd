import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { FRAMEWORKS, writeHandler } from './support/handlers.js'
import { registryUrl } from './support/registry-url.js'
import { serveTarget } from './support/served.js'
import { emptyWorkspace, installKit, type Workspace } from './support/workspace.js'

const DOCUMENT = readFileSync(join(process.cwd(), 'examples/parcels/openapi.yaml'), 'utf8')
/** Enough to be measured, and short: what is asserted is what happens, not how fast. */
const SHORT = ['--path', '/v2/health', '--duration', '1s', '--warmup', '0', '--concurrency', '2', '--minSamples', '1']

let workspace: Workspace
beforeAll(async () => {
  workspace = emptyWorkspace('load', registryUrl())
  await installKit(workspace)
  workspace.write('parcels.yaml', DOCUMENT)
})
afterAll(() => workspace.remove())

const report = (framework: string) => JSON.parse(workspace.read(`apps/${framework}/.kit/loadtest/report.json`))

describe.each(FRAMEWORKS)('%s', (framework) => {
  const handlers = `apps/${framework}/src/routes/status/handlers.ts`

  test('is served and measured, and the reports are there', async () => {
    await workspace.nxOk('g', '@kit:app', `apps/${framework}`, '--framework', framework, '--spec', 'parcels.yaml')
    writeHandler(workspace, handlers, framework, 'getHealth')
    const { output } = await workspace.nxOk('run', `${framework}:loadtest`, ...SHORT, '--expectBody', 'ok', '--threshold', 'errors<=0')
    expect(output).toMatch(/✓ errors<=0/)
    const { total, passed, server } = report(framework)
    expect({ passed, statuses: Object.keys(total.statuses), errors: total.errors }).toEqual({ passed: true, statuses: ['200'], errors: {} })
    if (process.platform === 'linux') expect(server.microsecondsPerRequest).toBeGreaterThan(0)
    // Told by the server itself.
    expect(server.eventLoop.max).toBeGreaterThanOrEqual(server.eventLoop.p50)
    expect(workspace.read(`apps/${framework}/.kit/loadtest/report.html`)).toMatch(/✓ passed/)
    expect(workspace.read(`apps/${framework}/.kit/loadtest/junit.xml`)).toMatch(/failures="0"/)
  })
})

describe('the cache', () => {
  const run = () => workspace.nxOk('run', 'express:loadtest', ...SHORT)
  const isHit = (output: string) => /\[local cache\]/.test(output)

  test('answers a second run with the same report, and says so', async () => {
    const first = await run()
    const made = report('express').histogram
    const second = await run()
    expect([isHit(first.output), isHit(second.output)]).toEqual([false, true])
    expect(report('express').histogram).toBe(made)
    expect(second.output).toMatch(/Measured \d{4}-.* If Nx says that this comes from its cache/)
  })

  test('does not answer when a source or a scenario has changed', async () => {
    workspace.write('apps/express/src/extra.ts', 'export const extra = 1\n')
    expect(isHit((await run()).output)).toBe(false)
    workspace.write('apps/express/loadtest.yaml', 'flows: [{ steps: [{ path: /v2/health }] }]\n')
    expect(isHit((await run()).output)).toBe(false)
  })

  test('never answers for a server that kit did not start', async () => {
    const served = await serveTarget(workspace, 'express')
    const args = ['express:loadtest-live', '--url', `${served.url}/v2/health`, ...SHORT.slice(2)]
    for (let time = 0; time < 2; time++) expect(isHit((await workspace.nxOk('run', ...args)).output)).toBe(false)
    await served.stop()
    const { code, output } = await workspace.nx('run', ...args)
    expect({ code, output }).toMatchObject({ code: 1, output: expect.stringMatching(/KIT3030 Nothing listens at/) })
  })
})

test('scenarios come from the document, run against the API, and find what it does not do yet', async () => {
  await workspace.nxOk('g', '@kit:loadtest', 'koa', '--operations', 'getHealth,createQuote')
  const { output } = await workspace.nx('run', 'koa:loadtest', '--duration', '1s', '--warmup', '0', '--minSamples', '1')
  expect(output).toMatch(/KIT3055 \d+ answers to "createQuote" are not as expected: status 501/)
  expect(output).toMatch(/^getHealth /m)
  const attack = await workspace.nx('run', 'koa:loadtest-attack', '--duration', '1s', '--warmup', '0', '--minSamples', '1')
  expect({ code: attack.code, output: attack.output }).toMatchObject({
    code: 0,
    output: expect.stringMatching(/statuses {2}400: [\d,]+$/m),
  })
})

test('a scenario may be a TypeScript module', async () => {
  workspace.write('apps/koa/paths.ts', "export const paths: readonly string[] = ['/v2/health', '/v2/health?again']\n")
  workspace.write(
    'apps/koa/loadtest.once.ts',
    `import { paths } from './paths.js'
export default () => ({ flows: [{ steps: paths.map((path, index) => ({ name: 'health ' + index, path })) }] })
`,
  )
  await workspace.nxOk('run', 'koa:loadtest-once', '--amount', '10', '--concurrency', '2', '--minSamples', '1')
  const { requests } = JSON.parse(workspace.read('apps/koa/.kit/loadtest.once/report.json'))
  expect(Object.keys(requests)).toEqual(['health 0', 'health 1'])
  expect(requests['health 1'].statuses).toEqual({ 200: 10 })
})

test("another tool's result has the same reports and thresholds", async () => {
  const trend = { min: 1, avg: 3, med: 2, 'p(90)': 5, 'p(95)': 6, 'p(99)': 9, max: 20 }
  const metrics = { http_reqs: { values: { count: 500, rate: 50 } }, http_req_duration: { values: trend } }
  workspace.write('apps/koa/k6.json', JSON.stringify({ metrics, state: { testRunDurationMs: 10_000 } }))
  const judged = (threshold: string) => workspace.nx('run', 'koa:loadtest-live', '--import', 'k6.json', '--threshold', threshold)
  expect(await judged('p99<10ms')).toMatchObject({ code: 0, output: expect.stringMatching(/KIT3103 The figures are those of k6/) })
  expect(await judged('p99<5ms')).toMatchObject({ code: 1, output: expect.stringMatching(/KIT3054 .*p99<5ms is not kept/) })
  expect(report('koa')).toMatchObject({ passed: false, total: { responses: 500 }, conditions: { pump: 'k6', machine: null } })
})

test.each([
  ['a target that nobody serves', ['--url', 'http://127.0.0.1:1/'], /KIT3030/],
  ['a host that does not exist', ['--url', 'http://nowhere.invalid/', '--allowRemote', 'nowhere.invalid'], /KIT3031/],
  ['a remote host', ['--url', 'http://example.com/'], /KIT3001/],
  ['an address that is none', ['--url', 'localhost:3000'], /KIT3000/],
  ['a header that is none', ['--url', 'http://localhost:1', '--header', 'nonsense'], /KIT3002/],
  ['a file that is not there', ['--url', 'http://localhost:1', '--body', '@gone.json'], /KIT3003/],
  ['a threshold that is none', ['--url', 'http://localhost:1', '--threshold', 'p98<1ms'], /KIT3004/],
  ['a status that is none', ['--url', 'http://localhost:1', '--expectStatus', '2xx'], /KIT3005/],
  ['a result that is none', ['--import', 'package.json'], /KIT3102/],
  ['nothing to load', [], /KIT3010/],
])('%s: one diagnostic, exit code 1', async (_, args, message) => {
  const { code, output } = await workspace.nx('run', 'express:loadtest-live', ...args)
  expect({ code, diagnostics: output.match(/KIT\d{4}/g)?.length, output }).toMatchObject({
    code: 1,
    diagnostics: 1,
    output: expect.stringMatching(message),
  })
  expect(output).toMatch(/\n\s*fix: \S/)
  expect(output).not.toMatch(/\n\s+at (?:\S+ \(|file:|node:)|\.js:\d/)
})
