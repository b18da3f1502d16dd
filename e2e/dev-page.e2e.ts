import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { complaintsOf, openBrowser } from './support/browser.js'
import { progress } from './support/progress.js'
import { registryUrl } from './support/registry-url.js'
import { type Served, serve } from './support/served.js'
import { emptyWorkspace, installKit, type Workspace } from './support/workspace.js'

const SPEC = 'api/openapi.yaml'
/** The page may take so long to show a change, in milliseconds; machines are shared. */
const PATIENCE = 30_000

let workspace: Workspace
let dev: Served
let browser: Browser
let page: Page
let complaints: readonly string[]
beforeAll(async () => {
  workspace = emptyWorkspace('dev-page', registryUrl())
  await installKit(workspace)
  await workspace.nxOk('g', '@kit:app', 'api', '--framework', 'fastify')
  progress('vite --base /tools/')
  dev = await serve(process.execPath, [join(workspace.root, 'node_modules/vite/bin/vite.js'), '--port', '0', '--base', '/tools/'], {
    cwd: join(workspace.root, 'api'),
    env: { ...workspace.env, LOG_LEVEL: 'silent', NO_COLOR: '1' },
    ready: /http:\/\/localhost:(\d+)/,
  })
  browser = await openBrowser()
  page = await browser.newPage()
  page.setDefaultTimeout(PATIENCE)
  complaints = complaintsOf(page)
  await page.goto(address('/tools/__kit/'))
  await page.locator('tr[data-id]').first().waitFor()
  await page.evaluate('window.loadedOnce = true')
})
afterAll(async () => {
  await browser?.close()
  await dev?.stop()
  workspace.remove()
})

function address(path: string): string {
  return `${dev.url.replace('127.0.0.1', 'localhost')}${path}`
}

function edit(path: string, from: string | RegExp, to: string): void {
  const before = workspace.read(path)
  const after = before.replace(from, to)
  if (after === before) throw new Error(`${path} has no ${from}:\n${before}`)
  workspace.write(path, after)
}

const row = (id: string) => page.locator(`tr[data-id="${id}"]`)
const verdict = (text: string) => page.locator('.verdict', { hasText: text }).waitFor()
const isFocused = (selector: string) => page.locator(`${selector}:focus`).waitFor()

test('shows the operations, and follows the document and the sources without a reload', async () => {
  await verdict('in step')
  edit(
    SPEC,
    'paths:\n',
    `paths:
  /version/{part}:
    get:
      operationId: getVersion
      tags: [notes]
      summary: 'A <img src=x onerror="window.hacked = true"> version'
      parameters: [{ name: part, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: The version., content: { application/json: { schema: { type: string } } } } }
`,
  )
  await row('getVersion').locator('.state.stub').waitFor()
  expect(await row('getVersion').locator('.path .soft').textContent()).toBe('A <img src=x onerror="window.hacked = true"> version')
  await page.locator('.changes .file', { hasText: 'src/routes/notes/handlers.ts' }).first().waitFor()
  edit(
    'api/src/routes/notes/handlers.ts',
    /(getVersion: [^=]+ = )async \(\) => \{\n[^\n]*\n\}/,
    '$1async (request, reply) => reply.code(200).send(`1.0 ${request.params.part}`)',
  )
  await row('getVersion').locator('.state.implemented').waitFor()
})

test('is walked by keyboard', async () => {
  const opened: string[] = []
  await page.route('**/__open-in-editor?*', (route) => {
    opened.push(new URL(route.request().url()).searchParams.get('file') ?? '')
    return route.fulfill({ status: 200 })
  })
  await page.keyboard.press('/')
  await isFocused('input[type=search]')
  await page.keyboard.type('version get')
  await page.waitForFunction("document.querySelectorAll('tr[data-id]').length === 1")
  await page.keyboard.press('ArrowDown')
  await isFocused('tr[data-id="getVersion"]')
  await page.keyboard.press('Enter')
  await page.keyboard.press('d')
  await page.keyboard.press('Escape')
  await isFocused('input[type=search]')
  await page.keyboard.press('Escape')
  await page.waitForFunction("document.querySelectorAll('tr[data-id]').length > 1")
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('End')
  await isFocused('tr[data-id][tabindex="0"]')
  expect(opened[0]).toMatch(/\/api\/src\/routes\/notes\/handlers\.ts:\d+:\d+$/)
  expect(opened[1]).toMatch(/\/api\/openapi\.yaml:\d+:\d+$/)
  await page.locator('[role=tab][aria-selected=true]').focus()
  await page.keyboard.press('ArrowRight')
  await isFocused('#tab-document')
  await page.keyboard.press('ArrowLeft')
  await isFocused('#tab-overview')
})

test('shows the document, where requests can be tried out with the API that is served here', async () => {
  await page.locator('#tab-document').click()
  const viewer = page.frameLocator('iframe')
  const operation = viewer.locator('.opblock', { hasText: '/version/{part}' })
  await operation.locator('.opblock-summary-control').click()
  await operation.getByRole('button', { name: 'Try it out' }).click()
  await operation.locator('input[placeholder=part]').fill('beta')
  await operation.getByRole('button', { name: 'Execute' }).click()
  await operation.locator('.live-responses-table', { hasText: '1.0 beta' }).waitFor()
  edit(SPEC, 'The version.', 'Which version this is.')
  await viewer.locator('.responses-table', { hasText: 'Which version this is.' }).first().waitFor()
  await page.locator('#tab-overview').click()
})

test('shows what is wrong with its place and its code, until it is mended', async () => {
  edit(SPEC, 'paths:\n', 'paths: {\n')
  const diagnostic = page.locator('.diagnostics .error', { hasText: 'KIT1107' })
  await diagnostic.locator('pre', { hasText: 'paths: {' }).waitFor()
  expect(await diagnostic.locator('.link').textContent()).toMatch(/^openapi\.yaml:\d+:\d+$/)
  await verdict('1 error')
  expect(await page.locator('tr[data-id]').count()).toBeGreaterThan(1)
  edit(SPEC, 'paths: {\n', 'paths:\n')
  await verdict('in step')
  await diagnostic.waitFor({ state: 'detached' })
})

test('shows a report when there is one', async () => {
  workspace.write('api/.kit/loadtest/report.html', '<!doctype html><h1>Fast</h1><script>window.parent.hacked = true</script>')
  await page.locator('#tab-report-loadtest', { hasText: 'Load test' }).click()
  await page.frameLocator('iframe[title="Load test"]').locator('h1', { hasText: 'Fast' }).waitFor()
  await page.locator('#tab-overview').click()
})

test('was never loaded again, ran nothing of what it shows, and complains of nothing', async () => {
  expect(await page.evaluate('window.loadedOnce')).toBe(true)
  expect(await page.evaluate('window.hacked')).toBeUndefined()
  // That the script of a report does not run is said in the console.
  expect(complaints.filter((text) => !/Blocked script execution in '.*\/report\/loadtest'/.test(text))).toEqual([])
})

test('answers nobody but itself', async () => {
  const status = async (headers: Record<string, string>) => (await fetch(address('/tools/__kit/state'), { headers })).status
  expect(await status({})).toBe(200)
  expect(await status({ origin: 'http://evil.example' })).toBe(403)
  expect(await status({ 'sec-fetch-site': 'cross-site' })).toBe(403)
  expect((await fetch(address('/__kit/'))).status).toBe(404)
})
