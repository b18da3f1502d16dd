import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { FsTree, flushChanges } from 'nx/src/generators/tree.js'
import routesGenerator from './generator.js'

const DOCUMENT = `openapi: 3.1.0
info: { title: T, version: '1' }
paths:
  /users/{id}:
    get:
      operationId: getUser
      tags: [users]
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { '204': { description: Fine. } }
`

let workspace: string
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'kit-routes-'))
  file('package.json', '{"workspaces": ["api"]}')
  file('nx.json', '{}')
  file('api/package.json', '{"name": "api", "dependencies": {"express": "^5.3.0"}}')
})
afterEach(() => rmSync(workspace, { recursive: true }))

function file(path: string, text: string): void {
  mkdirSync(dirname(join(workspace, path)), { recursive: true })
  writeFileSync(join(workspace, path), text)
}

function json(path: string): unknown {
  return JSON.parse(readFileSync(join(workspace, path), 'utf8'))
}

/** Runs the generator and writes its changes, as Nx does; the packages are not installed. */
async function generate(options: object): Promise<readonly string[]> {
  const tree = new FsTree(workspace, false)
  await routesGenerator(tree, options)
  const changes = tree.listChanges()
  flushChanges(workspace, changes)
  return changes.map((change) => change.path).sort()
}

async function messageOf(options: object): Promise<string> {
  const tree = new FsTree(workspace, false)
  const failure: unknown = await routesGenerator(tree, options).catch((problem: unknown) => problem)
  expect(tree.listChanges()).toEqual([])
  return failure instanceof Error ? `${failure.message}${failure.stack}` : 'no failure'
}

test('writes the routes and adds what they import to the package.json of the project', async () => {
  file('api/openapi.yaml', DOCUMENT)
  const written = await generate({ project: 'api' })
  expect(written).toEqual(
    expect.arrayContaining([
      'api/src/routes/users/contract.ts',
      'api/src/routes/users/handlers.ts',
      'api/src/routes/users/routes.ts',
      'api/package.json',
    ]),
  )
  expect(json('api/package.json')).toMatchObject({ dependencies: { express: '^5.3.0', zod: expect.any(String) } })
  expect(json('api/package.json')).not.toHaveProperty('nx')
})

test('a second run writes nothing', async () => {
  file('api/openapi.yaml', DOCUMENT)
  await generate({ project: 'api' })
  expect(await generate({ project: 'api' })).toEqual([])
})

test('remembers what it could not find out again, and a later run may say otherwise', async () => {
  file('docs/users.yaml', DOCUMENT)
  await generate({ project: 'api', spec: 'docs/users.yaml', output: 'src/http', envelope: 'kit' })
  expect(json('api/package.json')).toMatchObject({
    nx: { generators: { '@kit:routes': { spec: '../docs/users.yaml', output: 'src/http', envelope: 'kit' } } },
  })
  expect(await generate({ project: 'api' })).toEqual([])
  await generate({ project: 'api', envelope: 'spec' })
  expect(json('api/package.json')).toMatchObject({
    nx: { generators: { '@kit:routes': { spec: '../docs/users.yaml', output: 'src/http' } } },
  })
})

test('remembers in project.json where there is one', async () => {
  file('api/project.json', '{"name": "api"}')
  file('api/openapi.yaml', DOCUMENT)
  await generate({ project: 'api', split: 'none' })
  expect(json('api/project.json')).toEqual({ name: 'api', generators: { '@kit:routes': { split: 'none' } } })
})

test('finds the project by its folder, and the only one without a name', async () => {
  file('api/openapi.yaml', DOCUMENT)
  await generate({ project: 'api/' })
  expect(await generate({})).toEqual([])
})

test.each([
  ['an unknown project', { project: 'apo' }, /KIT1002 .*'apo'[\s\S]*Projects are: api/],
  ['a project without a document', { project: 'api' }, /KIT1004 /],
  [
    'a document that is not there',
    { project: 'api', spec: 'nowhere.yaml' },
    /KIT1006 .*'nowhere.yaml'[\s\S]*api\/nowhere.yaml and nowhere.yaml/,
  ],
  ['an unknown framework', { project: 'api', framework: 'expres' }, /KIT1000 --framework can't be 'expres'/],
  ['an unknown envelope', { project: 'api', envelope: 'json' }, /KIT1000 --envelope .*[\s\S]*spec, kit, problem/],
  ['an output folder outside', { project: 'api', output: '../web' }, /KIT1008 --output '..\/web'/],
])('%s is one diagnostic without a stack, and nothing is written', async (_, options, expected) => {
  const message = await messageOf(options)
  expect(message).toMatch(expected)
  expect(message.match(/KIT\d{4}/g)).toHaveLength(1)
  expect(message).not.toMatch(/\n\s+at .*\(/)
})

test('two documents in a project are a question', async () => {
  file('api/openapi.yaml', DOCUMENT)
  file('api/openapi.json', '{}')
  expect(await messageOf({ project: 'api' })).toMatch(/KIT1005 .*openapi.yaml, openapi.json/)
})

test('an output folder that is a file', async () => {
  file('api/openapi.yaml', DOCUMENT)
  file('api/src/routes', '')
  expect(await messageOf({ project: 'api' })).toMatch(/KIT\d{4} .*src\/routes/)
})

test('options win over kit.config.ts, which wins over what was remembered, and is not remembered itself', async () => {
  file('api/openapi.yaml', DOCUMENT)
  file(
    'api/package.json',
    '{"name": "api", "dependencies": {"express": "^5.3.0"}, "nx": {"generators": {"@kit:routes": {"split": "none"}}}}',
  )
  file('api/kit.config.ts', "export default { api: { split: 'operations', output: 'src/api' } }\n")
  expect(await generate({ project: 'api' })).toContain('api/src/api/users/get-user/contract.ts')
  expect(json('api/package.json')).not.toHaveProperty('nx.generators.@kit:routes.output')
  const tree = new FsTree(workspace, false)
  await routesGenerator(tree, { project: 'api', output: 'src/other' })
  expect(tree.listChanges().map(({ path }) => path)).toContain('api/src/other/users/get-user/contract.ts')
})

test('a kit.config.ts that says what kit does not know ends as one message with its place', async () => {
  file('api/openapi.yaml', DOCUMENT)
  file('api/kit.config.ts', "export default { api: { framework: 'hapi' } }\n")
  expect(await messageOf({ project: 'api' })).toMatch(/KIT1701 [\s\S]*at api\/kit\.config\.ts:1:25/)
})
