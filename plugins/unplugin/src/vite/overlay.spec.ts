import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals'
import chromium from '@sparticuz/chromium'
import { type Browser, type Page, chromium as playwright } from 'playwright-core'
import { ProjectFolder } from '../session/project-folder.fixture.js'
import { ViteProcess } from './vite-process.fixture.js'

jest.setTimeout(180_000)

/** Notes each time that Vite brings the contract up to date in the page. */
const CLIENT = `import text from './src/routes/users/contract.ts?raw'
window.contract = text
window.updates = 0
import.meta.hot.accept('./src/routes/users/contract.ts?raw', (module) => {
  window.contract = module.default
  window.updates++
})
`

let browser: Browser
beforeAll(async () => {
  browser = await playwright.launch({ executablePath: await chromium.executablePath(), args: chromium.args })
})
afterAll(() => browser.close())

let project: ProjectFolder
let server: ViteProcess
beforeEach(async () => {
  project = new ProjectFolder()
  await project.scaffold()
  project.write('index.html', '<!doctype html><title>t</title><script type="module" src="/client.js"></script>')
  project.write('client.js', CLIENT)
  server = await ViteProcess.start(project.root)
})
afterEach(async () => {
  await server.close()
  await project.dispose()
})

async function opened(): Promise<Page> {
  const page = await browser.newPage()
  await page.goto(server.url)
  await page.waitForFunction('window.contract !== undefined')
  return page
}

/** What the overlay says; waits for it. */
async function overlayText(page: Page): Promise<string> {
  return (await page.locator('vite-error-overlay').locator('.window').textContent()) ?? ''
}

test('a broken document shows in the overlay with code, place and frame, also to who comes later, until it is mended', async () => {
  const early = await opened()
  expect(await early.locator('vite-error-overlay').count()).toBe(0)
  project.replace('openapi.yaml', '/users:', '/users: {')
  const text = await overlayText(early)
  expect(text).toMatch(/KIT1107 [\s\S]*openapi\.yaml:\d+:\d+[\s\S]*> +\d+ \|/)
  const late = await opened()
  expect(await overlayText(late)).toBe(text)
  project.replace('openapi.yaml', '/users: {', '/users:')
  for (const page of [early, late]) await page.locator('vite-error-overlay').waitFor({ state: 'detached' })
  const after = await opened()
  expect(await after.locator('vite-error-overlay').count()).toBe(0)
})

test('a save of the document is one update of what follows from it, and no reload', async () => {
  const page = await opened()
  let navigations = 0
  page.on('framenavigated', () => navigations++)
  for (const [index, [from, to]] of [
    [100, 90],
    [90, 80],
  ].entries()) {
    project.replace('openapi.yaml', `maximum: ${from}`, `maximum: ${to}`)
    await page.waitForFunction(`window.contract.includes('.max(${to})')`)
    await server.until(() => project.agrees())
    expect(await page.evaluate('window.updates')).toBe(index + 1)
  }
  expect(navigations).toBe(0)
})
