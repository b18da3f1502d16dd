import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { complaintsOf, openBrowser } from './support/browser.js'
import { writeHandler } from './support/handlers.js'
import { progress } from './support/progress.js'
import { registryUrl } from './support/registry-url.js'
import { serveTarget } from './support/served.js'
import { emptyWorkspace, installKit, type Workspace } from './support/workspace.js'

const DOCUMENT = `openapi: 3.1.0
info: { title: Status, version: '1' }
paths:
  /health:
    get:
      operationId: getHealth
      tags: [status]
      responses:
        '200':
          description: fine
          content: { application/json: { schema: { type: object, properties: { status: { type: string } } } } }
`
const HANDLERS = 'api/src/routes/status/handlers.ts'
/** What build servers allow a page of an artefact: no script, and no style of its own. */
const STRICT = "sandbox; default-src 'none'; img-src 'self'; style-src 'self'"
const SHORT = ['--path', '/health', '--duration', '2s', '--warmup', '0', '--minSamples', '1']

let workspace: Workspace
let browser: Browser
beforeAll(async () => {
  workspace = emptyWorkspace('load-report', registryUrl())
  await installKit(workspace)
  workspace.write('status.yaml', DOCUMENT)
  await workspace.nxOk('g', '@kit:app', 'api', '--framework', 'fastify', '--spec', 'status.yaml')
  writeHandler(workspace, HANDLERS, 'fastify', 'getHealth')
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  workspace.remove()
})

describe('another version of git', () => {
  const git = (...args: readonly string[]) => workspace.command('git', '-c', 'user.name=a', '-c', 'user.email=a@b.co', ...args)

  test('is built, served and compared with this one, and leaves nothing behind', async () => {
    workspace.write('.gitignore', 'node_modules\ndist\n.kit\n.nx\n')
    await git('init', '--quiet')
    await git('add', '.')
    await git('commit', '--quiet', '-m', 'fast')
    const handlers = workspace.read(HANDLERS)
    // So much that no busy machine makes up for it.
    workspace.write(
      HANDLERS,
      handlers.replace('  return reply.code(200)', '  await new Promise((later) => setTimeout(later, 300))\n  return reply.code(200)'),
    )
    const slices = [
      '--path',
      '/health',
      '--concurrency',
      '50',
      '--slice',
      '500ms',
      '--warmup',
      '1s',
      '--minPairs',
      '16',
      '--maxPairs',
      '32',
    ]
    const { code, output } = await workspace.nx('run', 'api:loadtest-live', '--against', 'HEAD', ...slices)
    expect({ code, output }).toMatchObject({ code: 1, output: expect.stringMatching(/KIT3082 this version is slower\./) })
    expect(JSON.parse(workspace.read('api/.kit/loadtest/comparison.json'))).toMatchObject({
      a: 'HEAD',
      b: 'this version',
      verdict: 'slower',
    })
    expect((await git('worktree', 'list')).stdout.trim().split('\n')).toHaveLength(1)
    workspace.write(HANDLERS, handlers)
    const unknown = await workspace.nx('run', 'api:loadtest-live', '--against', 'nowhere', ...slices)
    expect(unknown).toMatchObject({ code: 1, output: expect.stringMatching(/KIT3015 /) })
  })
})

test('the section load of kit.config has the options of a project, and the command line wins', async () => {
  const section = "load: { concurrency: 3, threshold: ['p99<60s'] }"
  workspace.write('api/kit.config.ts', `import { defineConfig } from '@kit/config'\n\nexport default defineConfig({ ${section} })\n`)
  const { output } = await workspace.nxOk('run', 'api:loadtest', ...SHORT)
  expect(output).toMatch(/✓ p99<60s/)
  expect(JSON.parse(workspace.read('api/.kit/loadtest/report.json')).conditions.load).toMatch(/^3 connections/)
  await workspace.nxOk('run', 'api:loadtest', ...SHORT, '--concurrency', '2', '--output', '.kit/passed')
  expect(JSON.parse(workspace.read('api/.kit/passed/report.json')).conditions.load).toMatch(/^2 connections/)
  const failed = await workspace.nx('run', 'api:loadtest', ...SHORT, '--expectStatus', '404', '--output', '.kit/failed')
  expect(failed).toMatchObject({ code: 1, output: expect.stringMatching(/KIT3055 .*status 200/) })
})

describe.each([
  ['passed/report', '✓ passed', 3],
  ['failed/report', '✗ failed', 3],
  ['loadtest/comparison', 'slower', 1],
])('the page of %s', (name, verdict, plots) => {
  const path = () => `api/.kit/${name}.html`

  test('needs no script and no network, and fits into a mail', async () => {
    expect(workspace.read(path()).length).toBeLessThan(300_000)
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({ colorScheme, javaScriptEnabled: false, offline: true })
      const page = await context.newPage()
      const complaints = complaintsOf(page)
      await page.goto(pathToFileURL(join(workspace.root, path())).href)
      await looksRight(page, verdict, plots)
      expect(complaints).toEqual([])
      const [ground = ''] = /\d+/.exec(String(await page.evaluate('getComputedStyle(document.body).backgroundColor'))) ?? []
      expect(Number(ground) < 128).toBe(colorScheme === 'dark')
      await context.close()
    }
  })

  test('can be read where a page is allowed no style of its own', async () => {
    const server = await strictServer(workspace.read(path()))
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`)
    await looksRight(page, verdict, plots)
    // Unstyled lines would be filled black.
    const fills = await page.evaluate("[...document.querySelectorAll('svg path.line')].map((line) => getComputedStyle(line).fill)")
    expect(new Set(fills as string[])).toEqual(new Set(plots === 1 ? [] : ['none']))
    await context.close()
    server.close()
  })
})

async function looksRight(page: Page, verdict: string, plots: number): Promise<void> {
  expect(await page.locator('.verdict').textContent()).toBe(verdict)
  const shown = page.locator('svg[role=img]')
  expect(await shown.count()).toBe(plots)
  for (const plot of await shown.all()) expect((await plot.boundingBox())?.height).toBeGreaterThan(100)
}

async function strictServer(html: string): Promise<Server> {
  const server = createServer((_, response) =>
    response.setHeader('content-security-policy', STRICT).setHeader('content-type', 'text/html; charset=utf-8').end(html),
  )
  await once(server.listen(0, '127.0.0.1'), 'listening')
  // A test that fails does not come to closing it.
  return server.unref()
}

test("JUnit's file is XML to a browser, with a case for each threshold", async () => {
  const page = await browser.newPage()
  const text = JSON.stringify(workspace.read('api/.kit/failed/junit.xml'))
  const found = `[...new DOMParser().parseFromString(${text}, 'application/xml').querySelectorAll('parsererror, testcase')]`
  const cases = await page.evaluate(`${found}.map((element) => element.getAttribute('name'))`)
  await page.close()
  expect(cases).toEqual(['p99<60s', 'answers as expected, and enough of them'])
})

test('Ctrl-C ends a run with the figures so far, and it does not pass', async () => {
  const served = await serveTarget(workspace, 'api')
  const args = ['run', 'api:loadtest-live', '--url', `${served.url}/health`, '--duration', '10m', '--output', '.kit/ended']
  progress(`nx ${args.join(' ')}, and Ctrl-C`)
  const nx = join(workspace.root, 'node_modules/nx/dist/bin/nx.js')
  const child = spawn(process.execPath, [nx, ...args], {
    cwd: workspace.root,
    env: workspace.env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'exit')
  await printed(child, /\d+ answers/)
  // All processes of a terminal get it.
  process.kill(-(child.pid ?? Number.NaN), 'SIGINT')
  const [code] = await ended
  await served.stop()
  expect(code).not.toBe(0)
  // Nx does not wait for the process of its task, which writes the report now.
  await appeared(join(workspace.root, 'api/.kit/ended/report.json'))
  const { total, passed, problems } = JSON.parse(workspace.read('api/.kit/ended/report.json'))
  expect(total.responses).toBeGreaterThan(0)
  expect({ passed, codes: problems.map((one: { code: string }) => one.code) }).toEqual({
    passed: false,
    codes: expect.arrayContaining(['KIT3056']),
  })
})

async function appeared(path: string, seconds = 20): Promise<void> {
  for (let waited = 0; !existsSync(path); waited += 0.1) {
    if (waited > seconds) throw new Error(`${path} was not written within ${seconds} s`)
    await setTimeout(100)
  }
}

function printed(child: ChildProcess, wanted: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = ''
    const listen = (chunk: Buffer) => {
      output += chunk
      if (wanted.test(output)) resolve()
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.on('exit', (code) => reject(new Error(`it ended with ${code} before:\n${output}`)))
  })
}
