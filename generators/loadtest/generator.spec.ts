import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { planLoad, readScenario } from '@kit/load'
import { FsTree, flushChanges } from 'nx/src/generators/tree.js'
import loadtestGenerator from './generator.js'
import { LoadtestGeneratorOptions } from './schema.js'

let workspace: string
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'kit-loadtest-'))
  writeFileSync(join(workspace, 'package.json'), '{"workspaces": ["api"]}')
  writeFileSync(join(workspace, 'nx.json'), '{}')
  mkdirSync(join(workspace, 'api'))
  writeFileSync(join(workspace, 'api/package.json'), '{"name": "api"}')
  cpSync('examples/parcels/openapi.yaml', join(workspace, 'api/openapi.yaml'))
})
afterEach(() => rmSync(workspace, { recursive: true }))

async function generate(options: object = {}): Promise<readonly string[]> {
  const tree = new FsTree(workspace, false)
  await loadtestGenerator(tree, { project: 'api', ...options })
  const changes = tree.listChanges()
  flushChanges(workspace, changes)
  return changes.map((change) => change.path).sort()
}
const read = (name: string) => readFileSync(join(workspace, 'api', name), 'utf8')

test('writes scenarios that can be run, with credentials from the environment', async () => {
  expect(await generate()).toEqual(expect.arrayContaining(['api/loadtest.attack.yaml', 'api/loadtest.yaml']))
  const text = read('loadtest.yaml')
  const names = [...text.matchAll(/\{\{env\.(\w+)\}\}/g)].map(([, name = '']) => name)
  expect(names.length).toBeGreaterThan(0)
  const env = Object.fromEntries(names.map((name) => [name, 'x']))
  for (const name of ['loadtest.yaml', 'loadtest.attack.yaml']) {
    const plan = planLoad({ url: 'http://localhost:3000', scenario: readScenario(name, read, env) })
    expect(plan.flows.length).toBeGreaterThan(3)
    expect(plan.flows.flatMap(({ steps }) => steps).every(({ path }) => path.startsWith('/v2/'))).toBe(true)
  }
})

test('a second run writes nothing, and what somebody has changed stays unless it is asked for', async () => {
  await generate()
  const before = read('loadtest.yaml')
  expect(await generate()).toEqual([])
  writeFileSync(join(workspace, 'api/loadtest.yaml'), '# mine\n')
  expect(await generate()).toEqual([])
  expect(await generate({ force: true })).toEqual(['api/loadtest.yaml'])
  expect(read('loadtest.yaml')).toBe(before)
})

test('takes only the operations that are named', async () => {
  await generate({ operations: 'createQuote' })
  expect(read('loadtest.yaml').match(/^ {2}- name:/gm)).toHaveLength(1)
  await expect(generate({ operations: ['nope'], force: true })).rejects.toThrow(/KIT3014 .*nope/)
})

test('writes what a cluster needs of the scenario as it is now, once and again', async () => {
  const distributed = { distributed: 'k6-operator', target: 'http://api.shop.svc' }
  const written = await generate({ operations: 'createParcel', ...distributed })
  expect(written).toEqual(
    expect.arrayContaining([
      'api/loadtest-k6/run.sh',
      'api/loadtest-k6/scenario.json',
      'api/loadtest-k6/script.js',
      'api/loadtest-k6/testrun.yaml',
    ]),
  )
  expect(read('loadtest-k6/testrun.yaml')).toContain('http://api.shop.svc')
  expect(read('loadtest-k6/scenario.json')).toMatch(/"Bearer \{\{env\.\w+\}\}"/)
  expect(await generate(distributed)).toEqual([])
  writeFileSync(join(workspace, 'api/loadtest.yaml'), 'flows: [{ steps: [{ path: /mine }] }]\n')
  expect(await generate(distributed)).toEqual(['api/loadtest-k6/scenario.json'])
  expect(await generate({ ...distributed, distributed: 'artillery-fargate' })).toEqual(
    ['README.md', 'artillery.yaml', 'processor.cjs', 'run.sh', 'scenario.json'].map((name) => `api/loadtest-artillery/${name}`),
  )
  await expect(generate({ distributed: 'pigeons' })).rejects.toThrow(/KIT1000 --distributed/)
})

test('schema.json and the check at the door know the same options', () => {
  const { properties } = JSON.parse(readFileSync('generators/loadtest/schema.json', 'utf8'))
  expect(Object.keys(properties)).toEqual(Object.keys(LoadtestGeneratorOptions.shape))
})
