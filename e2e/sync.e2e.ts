import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { registryUrl } from './support/registry-url.js'
import { snapshot } from './support/snapshot.js'
import { emptyWorkspace, installKit, type Workspace } from './support/workspace.js'

const DOCUMENT = readFileSync(join(process.cwd(), 'examples/parcels/openapi.yaml'), 'utf8')
const SPEC = 'apps/api/openapi.yaml'
const CONTRACT = 'apps/api/src/routes/parcels/contract.ts'

let workspace: Workspace
beforeAll(async () => {
  workspace = emptyWorkspace('sync', registryUrl())
  await installKit(workspace)
  workspace.write('parcels.yaml', DOCUMENT)
  await workspace.nxOk('g', '@kit:app', 'apps/api', '--framework', 'express', '--spec', 'parcels.yaml')
})
afterAll(() => workspace.remove())

function edit(path: string, from: string, to: string): void {
  const before = workspace.read(path)
  if (!before.includes(from)) throw new Error(`${path} has no ${from}`)
  workspace.write(path, before.replace(from, to))
}

/** The lines of one text that the other lacks. */
function added(before: string, after: string): readonly string[] {
  const known = new Set(before.split('\n'))
  return after.split('\n').filter((line) => !known.has(line))
}

test('nx add registers the sync generator; a new project is in step', async () => {
  expect(JSON.parse(workspace.read('nx.json'))).toMatchObject({ sync: { globalGenerators: ['@kit/nx:sync'] } })
  await workspace.nxOk('sync:check')
})

test('a change in a contract: sync:check fails with both places, sync mends the document in place, and the project still type-checks', async () => {
  edit(
    CONTRACT,
    'weight: z.int().min(1).max(31500),',
    'weight: z.int().min(1).max(20000), // the new van is smaller\n  /** Handle with care. */\n  fragile: z.boolean().optional(),',
  )
  const { code, output } = await workspace.nx('sync:check')
  expect(code).toBe(1)
  expect(output).toMatch(
    /schema NewParcel .*changed in the routes: document apps\/api\/openapi\.yaml:\d+:\d+, routes apps\/api\/src\/routes\/parcels\/contract\.ts:\d+:1/,
  )
  const contract = workspace.read(CONTRACT)
  await workspace.nxOk('sync')
  expect(workspace.read(CONTRACT)).toBe(contract)
  expect(added(DOCUMENT, workspace.read(SPEC)).join('\n')).toMatch(/20000[\s\S]*fragile:[\s\S]*boolean/)
  expect(added(workspace.read(SPEC), DOCUMENT)).toHaveLength(1)
  await workspace.nxOk('sync:check')
  await workspace.nxOk('run', 'api:typecheck')
})

test('a change in the document goes into an edited contract, and nothing that somebody wrote is lost', async () => {
  edit(SPEC, 'name: { type: string, minLength: 1, maxLength: 80 }', 'name: { type: string, minLength: 2, maxLength: 80 }')
  await workspace.nxOk('sync')
  expect(workspace.read(CONTRACT)).toContain('name: z.string().check(minLength(2))')
  expect(workspace.read(CONTRACT)).toContain('// the new van is smaller')
})

test('a conflict is reported with both places and left alone until somebody decides', async () => {
  edit(SPEC, 'maximum: 20000', 'maximum: 25000')
  edit(CONTRACT, 'max(20000)', 'max(22000)')
  const before = snapshot(workspace.root)
  const { code, output } = await workspace.nx('sync:check')
  expect(code).toBe(1)
  expect(output).toMatch(/KIT1561[\s\S]*NewParcel[\s\S]*25000[\s\S]*22000/)
  expect(snapshot(workspace.root)).toEqual(before)
  edit(CONTRACT, 'max(22000)', 'max(25000)')
  await workspace.nxOk('sync:check')
})

test('a fresh clone is in step without `.kit`; where it is not, kit asks which side is right', async () => {
  rmSync(join(workspace.root, 'apps/api/.kit'), { recursive: true })
  await workspace.nxOk('sync:check')
  rmSync(join(workspace.root, 'apps/api/.kit'), { recursive: true })
  edit(SPEC, 'maximum: 25000', 'maximum: 30000')
  const { code, output } = await workspace.nx('g', '@kit:routes', 'api')
  expect(code).toBe(1)
  expect(output).toMatch(/KIT1560[\s\S]*NewParcel[\s\S]*--from spec/)
  await workspace.nxOk('g', '@kit:routes', 'api', '--from', 'spec')
  expect(workspace.read(CONTRACT)).toMatch(/max\(30000\), \/\/ the new van is smaller/)
  await workspace.nxOk('sync:check')
})

test('a project that can not be read, or whose document is gone, fails by itself: the others are synced', async () => {
  await workspace.nxOk('g', '@kit:app', 'apps/second', '--framework', 'koa', '--spec', 'parcels.yaml')
  const good = workspace.read(SPEC)
  workspace.write(SPEC, good.replace(/^paths:/m, 'paths: ['))
  edit(
    'apps/second/openapi.yaml',
    'name: { type: string, minLength: 1, maxLength: 80 }',
    'name: { type: string, minLength: 1, maxLength: 70 }',
  )
  const contract = workspace.read(CONTRACT)
  const before = snapshot(workspace.root)
  const check = await workspace.nx('sync:check')
  expect(check.code).toBe(1)
  expect(check.output).toMatch(/api: error KIT1107[\s\S]*apps\/api\/openapi\.yaml:\d+[\s\S]*second: schema Address/)
  expect(snapshot(workspace.root)).toEqual(before)
  const sync = await workspace.nx('sync')
  expect(sync.code).toBe(1)
  expect(sync.output).toContain('KIT1107')
  expect(workspace.read('apps/second/src/routes/parcels/contract.ts')).toContain('maxLength(70)')
  expect(workspace.read(CONTRACT)).toBe(contract)
  rmSync(join(workspace.root, SPEC))
  const missing = await workspace.nx('sync:check')
  expect(missing.code).toBe(1)
  expect(missing.output).toMatch(/KIT1004 The project 'api' has no OpenAPI document/)
  workspace.write(SPEC, good)
  await workspace.nxOk('sync:check')
})

test('nx g @kit:spec writes the document of an application that kit did not write', async () => {
  const root: object = JSON.parse(workspace.read('package.json'))
  workspace.write('package.json', JSON.stringify({ ...root, workspaces: ['apps/*'] }, null, 2))
  workspace.write('apps/other/package.json', JSON.stringify({ name: 'other', version: '1.0.0', dependencies: { express: '^5.0.0' } }))
  workspace.write('apps/other/src/app.js', "const app = require('express')()\napp.use('/v1', require('./users'))\n")
  workspace.write(
    'apps/other/src/users.js',
    "const router = require('express').Router()\nrouter.route('/users/:id').get((req, res) => res.json({ id: req.params.id })).delete((req, res) => res.sendStatus(204))\nmodule.exports = router\n",
  )
  await workspace.nxOk('g', '@kit:spec', 'other', '--output', 'api.json')
  const document: unknown = JSON.parse(workspace.read('apps/other/api.json'))
  expect(document).toMatchObject({ paths: { '/v1/users/{id}': { get: { responses: { 200: {} } }, delete: { responses: { 204: {} } } } } })
})
