import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { FsTree, flushChanges } from 'nx/src/generators/tree.js'
import routesGenerator from '../routes/generator.js'
import appGenerator from './generator.js'

let workspace: string
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'kit-app-'))
  file('package.json', '{"devDependencies": {"nx": "24.0.6"}}')
  file('nx.json', '{}')
})
afterEach(() => rmSync(workspace, { recursive: true }))

function file(path: string, text: string): void {
  mkdirSync(dirname(join(workspace, path)), { recursive: true })
  writeFileSync(join(workspace, path), text)
}

function text(path: string): string {
  return readFileSync(join(workspace, path), 'utf8')
}

async function generate(generator: typeof appGenerator, options: object): Promise<readonly string[]> {
  const tree = new FsTree(workspace, false)
  await generator(tree, options)
  const changes = tree.listChanges()
  flushChanges(workspace, changes)
  return changes.map((change) => change.path)
}

test.each(['express', 'fastify', 'koa'])('makes a project for %s, and its routes are up to date', async (framework) => {
  const written = await generate(appGenerator, { directory: 'apps/shop-api', framework })
  const files = [
    'package.json',
    'tsconfig.json',
    'vite.config.ts',
    'vitest.config.ts',
    'openapi.yaml',
    'src/app.ts',
    'src/app.test.ts',
    'src/main.ts',
  ]
  expect(written).toEqual(expect.arrayContaining([...files, 'src/routes/notes/handlers.ts'].map((name) => `apps/shop-api/${name}`)))
  expect(JSON.parse(text('apps/shop-api/package.json'))).toMatchObject({
    name: 'shop-api',
    type: 'module',
    dependencies: { [framework]: expect.any(String), zod: expect.any(String) },
    devDependencies: { vite: expect.any(String), vitest: expect.any(String), typescript: expect.any(String) },
  })
  expect(JSON.parse(text('package.json'))).toMatchObject({ workspaces: ['apps/shop-api'] })
  expect(await generate(routesGenerator, { project: 'shop-api' })).toEqual([])
})

test('what runs needs no package of kit, only what is developed with', async () => {
  await generate(appGenerator, { directory: 'api', framework: 'express' })
  const { dependencies, devDependencies } = JSON.parse(text('api/package.json'))
  expect(Object.keys(dependencies).filter((name) => name.startsWith('@kit/'))).toEqual([])
  expect(Object.keys(devDependencies).filter((name) => name.startsWith('@kit/'))).toEqual(['@kit/unplugin'])
})

const DOCUMENT =
  "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths:\n  /x:\n    get: { responses: { '204': { description: Fine. } } }\n"

test('a document of one file is copied, comments and all', async () => {
  file('shop.yml', `# ours\n${DOCUMENT}`)
  await generate(appGenerator, { directory: 'api', framework: 'koa', spec: 'shop.yml' })
  expect(text('api/openapi.yaml')).toBe(`# ours\n${DOCUMENT}`)
})

test('a document that refers to other files stays where it is', async () => {
  file('docs/shop.yaml', `${DOCUMENT}  /y:\n    $ref: ./y.yaml\n`)
  file('docs/y.yaml', "get: { responses: { '204': { description: Fine. } } }\n")
  const written = await generate(appGenerator, { directory: 'api', framework: 'koa', spec: 'docs/shop.yaml' })
  expect(written).not.toContain('api/openapi.yaml')
  expect(JSON.parse(text('api/package.json'))).toMatchObject({ nx: { generators: { '@kit:routes': { spec: '../docs/shop.yaml' } } } })
  expect(await generate(routesGenerator, { project: 'api' })).toEqual([])
})

test('a document that is in the folder already is the one', async () => {
  file('api/openapi.yaml', DOCUMENT)
  const written = await generate(appGenerator, { directory: 'api', framework: 'fastify' })
  expect(written).not.toContain('api/openapi.yaml')
  expect(written.some((path) => path.includes('notes'))).toBe(false)
})

test.each([
  ['a project that is there', 'taken', /KIT1011 taken is a project already/],
  ['a folder outside', '../api', /KIT1008 '..\/api' is not inside the workspace/],
  ['a folder that is a file', 'README', /KIT1009 README is a file/],
  ['a name that is none', 'apps/My API', /KIT1015 'My API'/],
])('%s is refused, and nothing is written', async (_, directory, expected) => {
  file('taken/package.json', '{"name": "taken"}')
  file('README', '')
  const tree = new FsTree(workspace, false)
  await expect(appGenerator(tree, { directory, framework: 'express' })).rejects.toThrow(expected)
  expect(tree.listChanges()).toEqual([])
})

test('a document that is none leaves nothing behind', async () => {
  file('shop.yaml', 'hello: world\n')
  const tree = new FsTree(workspace, false)
  await expect(appGenerator(tree, { directory: 'api', framework: 'express', spec: 'shop.yaml' })).rejects.toThrow(/KIT1\d{3}/)
})
