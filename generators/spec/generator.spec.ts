import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { FsTree, flushChanges } from 'nx/src/generators/tree.js'
import routesGenerator from '../routes/generator.js'
import specGenerator from './generator.js'

const APP = `import express from 'express'
import { requireUser } from './auth.js'
const app = express()
app.get('/users/:id', requireUser, (req, res) => res.status(200).json({ id: req.params.id }))
`

let workspace: string
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'kit-spec-'))
  file('package.json', '{"workspaces": ["api"]}')
  file('nx.json', '{}')
  file('api/package.json', '{"name": "api", "version": "2.1.0", "dependencies": {"express": "^5.3.0"}}')
  file('api/src/app.ts', APP)
  file('api/src/auth.ts', 'export const requireUser = (req, res, next) => next()')
})
afterEach(() => rmSync(workspace, { recursive: true }))

function file(path: string, text: string): void {
  mkdirSync(dirname(join(workspace, path)), { recursive: true })
  writeFileSync(join(workspace, path), text)
}

function text(path: string): string {
  return readFileSync(join(workspace, path), 'utf8')
}

async function generate(options: object, generator = specGenerator): Promise<readonly string[]> {
  const tree = new FsTree(workspace, false)
  await generator(tree, { project: 'api', ...options })
  const changes = tree.listChanges()
  flushChanges(workspace, changes)
  return changes.map((change) => change.path).sort()
}

test('writes a document of sources that kit did not write, and nothing the second time', async () => {
  expect(await generate({ guards: ['requireUser=bearerAuth'] })).toContain('api/openapi.yaml')
  expect(text('api/openapi.yaml')).toMatch(/title: api\n[\s\S]*2\.1\.0[\s\S]*\/users\/\{id\}:\n {4}get:/)
  expect(text('api/openapi.yaml')).toMatch(/security:\n\s+- bearerAuth: \[\]/)
  expect(await generate({ guards: ['requireUser=bearerAuth'] })).toEqual([])
})

test('JSON, and OpenAPI 3.0, on demand', async () => {
  await generate({ output: 'docs/api.json', openapi: '3.0' })
  expect(JSON.parse(text('api/docs/api.json'))).toMatchObject({ openapi: expect.stringMatching(/^3\.0/), paths: { '/users/{id}': {} } })
})

test('carries what changed in routes that kit wrote into the document, in place', async () => {
  const document =
    'openapi: 3.1.0 # ours\ninfo: { title: T, version: "1" }\npaths:\n  /x:\n    get: { operationId: getX, tags: [x], responses: { "204": { description: Fine. } } }\n'
  file('api/openapi.yaml', document)
  await generate({}, routesGenerator)
  file('api/src/routes/x/contract.ts', text('api/src/routes/x/contract.ts').replace('/** Fine. */', '/** Very fine. */'))
  expect(await generate({})).toContain('api/openapi.yaml')
  expect(text('api/openapi.yaml')).toBe(document.replace('Fine.', 'Very fine.'))
  expect(await generate({})).toEqual([])
})

test('a guard without a scheme is refused', async () => {
  await expect(generate({ guards: ['requireUser'] })).rejects.toThrow('KIT1017')
})
