import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { progress } from './support/progress.js'
import { registryUrl } from './support/registry-url.js'
import { type Served, serve } from './support/served.js'
import { emptyWorkspace, installKit, type Workspace } from './support/workspace.js'

const SPEC = 'api/openapi.yaml'
const CONTRACT = 'api/src/routes/notes/contract.ts'
/** How often something is looked for, in milliseconds, and how often at most. */
const INTERVAL = 100
const ATTEMPTS = 300

let workspace: Workspace
let dev: Served
beforeAll(async () => {
  workspace = emptyWorkspace('dev', registryUrl())
  await installKit(workspace)
  await workspace.nxOk('g', '@kit:app', 'api', '--framework', 'express')
  progress('nx run api:dev')
  dev = await serve(process.execPath, [join(workspace.root, 'node_modules/nx/dist/bin/nx.js'), 'run', 'api:dev', '--port', '0'], {
    cwd: workspace.root,
    env: workspace.env,
    // Colours stand within the address.
    ready: /Local\S*:\s+\S*http:\/\/localhost:(?:\u001b\[\d+m)?(\d+)/,
  })
})
afterAll(async () => {
  await dev?.stop()
  workspace.remove()
})

function edit(path: string, from: string | RegExp, to: string): void {
  const before = workspace.read(path)
  const after = before.replace(from, to)
  if (after === before) throw new Error(`${path} has no ${from}:\n${before}`)
  workspace.write(path, after)
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (await isSo()) return
    await setTimeout(INTERVAL)
  }
  throw new Error(`${isSo} did not come to be; the dev server says:\n${dev.output()}`)
}

const statusOf = async (path: string) => (await fetch(`${dev.url.replace('127.0.0.1', 'localhost')}${path}`)).status

test('the generated project has the target, its configuration the plugin', async () => {
  expect(workspace.read('api/vite.config.ts')).toContain("from '@kit/unplugin/vite'")
  const { stdout } = await workspace.nxOk('show', 'project', 'api', '--json')
  expect(JSON.parse(stdout).targets.dev).toMatchObject({ continuous: true, options: { command: 'vite' } })
})

test('a new operation in the document is a route that answers, without a restart', async () => {
  expect(await statusOf('/version')).toBe(404)
  edit(
    SPEC,
    'paths:\n',
    `paths:
  /version:
    get:
      operationId: getVersion
      tags: [notes]
      responses: { '200': { description: The version., content: { application/json: { schema: { type: string } } } } }
`,
  )
  await until(async () => (await statusOf('/version')) === 501)
  edit(
    'api/src/routes/notes/handlers.ts',
    /(getVersion: [^=]+ = )async \(\) => \{\n[^\n]*\n\}/,
    "$1async (_req, res) => {\n  res.status(200).json('1.0')\n}",
  )
  await until(async () => (await statusOf('/version')) === 200)
  expect(workspace.read(CONTRACT)).toContain('getVersion')
})

test('a change in a contract is in the document, a deleted folder is back', async () => {
  edit(CONTRACT, '.max(100)', '.max(77)')
  await until(() => workspace.read(SPEC).includes('maximum: 77'))
  rmSync(join(workspace.root, 'api/src/routes/notes/contract.ts'))
  await until(() => {
    try {
      return workspace.read(CONTRACT).includes('.max(77)')
    } catch {
      return false
    }
  })
})

test('a broken document is told with its place, and the API goes on', async () => {
  edit(SPEC, 'paths:\n', 'paths: {\n')
  await until(() => /KIT1107[\s\S]*openapi\.yaml:\d+:\d+/.test(dev.output()))
  expect(await statusOf('/version')).toBe(200)
  edit(SPEC, 'paths: {\n', 'paths:\n')
  await until(() => dev.output().includes('in step again'))
})

test('what the dev server has done is what the generators do, and it builds', async () => {
  await dev.stop()
  await workspace.nxOk('sync:check')
  await workspace.nxOk('run', 'api:typecheck')
  await workspace.nxOk('run', 'api:build')
})
