import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { FsTree, flushChanges } from 'nx/src/generators/tree.js'
import routesGenerator from '../routes/generator.js'
import syncGenerator from './generator.js'

const DOCUMENT = `openapi: 3.1.0
info: { title: T, version: '1' }
paths:
  /x:
    get:
      operationId: getX
      tags: [x]
      parameters: [{ name: limit, in: query, schema: { type: integer, maximum: 100 } }]
      responses: { '204': { description: Fine. } }
`

let workspace: string
beforeEach(async () => {
  workspace = mkdtempSync(join(tmpdir(), 'kit-sync-'))
  file('package.json', '{"workspaces": ["api", "other"]}')
  file('nx.json', '{}')
  file('api/package.json', '{"name": "api", "dependencies": {"express": "^5.3.0"}}')
  file('other/package.json', '{"name": "other"}')
  file('api/openapi.yaml', DOCUMENT)
  const tree = new FsTree(workspace, false)
  await routesGenerator(tree, { project: 'api' })
  flushChanges(workspace, tree.listChanges())
})
afterEach(() => rmSync(workspace, { recursive: true }))

function file(path: string, text: string): void {
  mkdirSync(dirname(join(workspace, path)), { recursive: true })
  writeFileSync(join(workspace, path), text)
}

function edit(path: string, from: string, to: string): void {
  const before = readFileSync(join(workspace, path), 'utf8')
  expect(before).toContain(from)
  file(path, before.replace(from, to))
}

/** What `nx sync:check` sees; with `write`, what `nx sync` does. */
async function sync(write = false) {
  const tree = new FsTree(workspace, false)
  const { outOfSyncDetails = [], callback } = await syncGenerator(tree)
  const changes = tree.listChanges()
  if (write) flushChanges(workspace, changes)
  return { details: outOfSyncDetails, paths: changes.map(({ path }) => path).sort(), callback }
}

const IN_STEP = { details: [], paths: [], callback: undefined }

test('in step, nothing is written, also in a fresh clone', async () => {
  expect(await sync()).toEqual(IN_STEP)
  rmSync(join(workspace, 'api/.kit'), { recursive: true })
  expect(await sync()).toEqual(IN_STEP)
})

test('a change in the routes is named with both places, and mended in the document', async () => {
  edit('api/src/routes/x/contract.ts', 'max(100)', 'max(50)')
  const { details, paths } = await sync(true)
  expect(details).toEqual([
    'api: operation getX (parameters.query limit.schema.maximum), changed in the routes: document api/openapi.yaml:5:5, routes api/src/routes/x/contract.ts:4:1',
  ])
  expect(paths).toContain('api/openapi.yaml')
  expect(readFileSync(join(workspace, 'api/openapi.yaml'), 'utf8')).toBe(DOCUMENT.replace('100', '50'))
  expect(await sync()).toEqual(IN_STEP)
})

test('a change in the document is mended in the routes', async () => {
  edit('api/openapi.yaml', '100', '70')
  const { details } = await sync(true)
  expect(details).toEqual([expect.stringContaining('changed in the document')])
  expect(readFileSync(join(workspace, 'api/src/routes/x/contract.ts'), 'utf8')).toContain('max(70)')
  expect(await sync()).toEqual(IN_STEP)
})

test('a conflict fails, and stays until somebody decides', async () => {
  edit('api/openapi.yaml', '100', '70')
  edit('api/src/routes/x/contract.ts', 'max(100)', 'max(50)')
  await expect(sync()).rejects.toThrow('KIT1561')
  edit('api/openapi.yaml', '70', '50')
  expect(await sync()).toEqual(IN_STEP)
  edit('api/openapi.yaml', '50', '40')
  expect((await sync(true)).details).toEqual([expect.stringContaining('changed in the document')])
})

test('a fresh clone whose sides differ asks which is right', async () => {
  rmSync(join(workspace, 'api/.kit'), { recursive: true })
  edit('api/openapi.yaml', '100', '70')
  await expect(sync()).rejects.toThrow(/KIT1560[\s\S]*getX[\s\S]*--from/)
})

test('a project whose document is gone is not in step', async () => {
  rmSync(join(workspace, 'api/openapi.yaml'))
  await expect(sync()).rejects.toThrow(/KIT1004 The project 'api' has no OpenAPI document/)
  rmSync(join(workspace, 'api/.kit'), { recursive: true })
  await expect(sync()).rejects.toThrow('KIT1004')
})

test('a document that is broken in one project keeps no other from being synced, and still fails', async () => {
  file('other/package.json', '{"name": "other", "dependencies": {"express": "^5.3.0"}}')
  file('other/openapi.yaml', DOCUMENT)
  const tree = new FsTree(workspace, false)
  await routesGenerator(tree, { project: 'other' })
  flushChanges(workspace, tree.listChanges())
  file('api/openapi.yaml', DOCUMENT.replace('paths:', 'paths: ['))
  await expect(sync()).rejects.toThrow(/KIT1107[\s\S]*api\/openapi.yaml:5/)
  edit('other/openapi.yaml', '100', '70')
  const { details, callback } = await sync(true)
  expect(details).toEqual([
    expect.stringMatching(/^api: error KIT1107/),
    expect.stringMatching(/^other: operation getX .*changed in the document/),
  ])
  expect(readFileSync(join(workspace, 'other/src/routes/x/contract.ts'), 'utf8')).toContain('max(70)')
  await expect(callback?.()).rejects.toThrow('KIT1107')
  await expect(sync()).rejects.toThrow('KIT1107')
  file('api/openapi.yaml', DOCUMENT)
  expect(await sync()).toEqual(IN_STEP)
})
