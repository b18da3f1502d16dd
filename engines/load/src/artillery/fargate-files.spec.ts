import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { load } from 'js-yaml'
import { parseScenario } from '../plan/scenario.js'
import { fargateFiles } from './fargate-files.js'

const run = promisify(execFile)

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kit-fargate-'))
})
afterEach(() => {
  delete process.env['TOKEN']
  rmSync(folder, { recursive: true })
})

const SCENARIO = parseScenario(
  `feed: [{ who: 'A "b"' }]
flows:
  - steps:
      - { name: create, method: POST, path: /items, headers: { authorization: 'Bearer {{env.TOKEN}}' }, body: { who: '{{who}}' }, expect: { status: 201 }, capture: { id: body.item.id } }
      - { name: read, path: '/items/{{id}}', expect: { status: 200, body: fine } }
`,
  's.yaml',
  () => [],
  { TOKEN: '{{env.TOKEN}}' },
)
const files = fargateFiles(SCENARIO, { name: 'My API; rm -rf /', target: 'https://api.example.com' })
const text = (name: string) => files.find((file) => file.name === name)?.text ?? ''

type Done = (result?: unknown) => void
type Hook = (...given: unknown[]) => void

/** Plays Artillery for one user: the same hooks with the same arguments, and answers that are made up. */
async function play(answers: readonly { statusCode: number; body: string }[]) {
  for (const name of ['processor.cjs', 'scenario.json']) writeFileSync(join(folder, name), text(name))
  const { begin, fill, judge, goesOn }: Record<string, Hook> = createRequire(join(folder, 'x.cjs'))('./processor.cjs')
  const asked: unknown[] = []
  const counted: string[] = []
  const events = { emit: (kind: string, name: string, value: number) => kind === 'counter' && value > 0 && counted.push(name) }
  const context = { vars: {} }
  const called = (hook: Hook | undefined, ...given: unknown[]) => new Promise((resolve) => hook?.(...given, resolve satisfies Done))
  await called(begin, context, events)
  for (const answer of answers) {
    const request = { url: 'https://api.example.com/', method: 'GET', headers: {}, body: undefined }
    await called(fill, request, context, events)
    asked.push([request.method, request.url, request.headers, request.body])
    await called(judge, request, { ...answer, headers: {} }, context, events)
    if ((await called(goesOn, context)) !== true) break
  }
  return { asked, counted }
}

test('a user asks as the scenario says, and what is answered is counted by request', async () => {
  process.env['TOKEN'] = 't0k'
  const { asked, counted } = await play([
    { statusCode: 201, body: '{"item":{"id":"a/1"}}' },
    { statusCode: 200, body: 'wrong' },
    { statusCode: 500, body: 'never asked for' },
  ])
  expect(asked).toEqual([
    ['POST', 'https://api.example.com/items', { authorization: 'Bearer t0k', 'content-type': 'application/json' }, '{"who":"A \\"b\\""}'],
    ['GET', 'https://api.example.com/items/a%2F1', {}, undefined],
  ])
  expect(counted).toEqual([
    'kit/status/create/201',
    'kit/status/read/200',
    'kit/unexpected/read/the%20body%20lacks%20%22fine%22',
    'unexpected',
  ])
})

test('a flow ends with the first answer that is not as expected', async () => {
  process.env['TOKEN'] = 't0k'
  const { asked, counted } = await play([{ statusCode: 400, body: '' }])
  expect(asked).toHaveLength(1)
  expect(counted).toContain('kit/unexpected/create/status%20400')
})

test('the test script names its target, its rate and what else the workers need', () => {
  expect(load(text('artillery.yaml'))).toMatchObject({
    config: {
      target: 'https://api.example.com',
      includeFiles: ['scenario.json'],
      phases: [{ duration: 60, arrivalRate: 50 }],
      ensure: { conditions: expect.arrayContaining([{ expression: 'unexpected == 0' }]) },
    },
  })
})

test('the script that runs it pins a version, tells nobody, hands secrets over, and fails without a result', async () => {
  writeFileSync(join(folder, 'run.sh'), text('run.sh'))
  const env = { ...process.env, PATH: `${folder}:${process.env['PATH']}` }
  const ended = (npx: string) => {
    writeFileSync(join(folder, 'npx'), `#!/bin/sh\necho "$ARTILLERY_DISABLE_TELEMETRY $*" > called\n${npx}\n`, { mode: 0o755 })
    return run('sh', [join(folder, 'run.sh'), '8'], { env }).then(
      () => 0,
      (failure: { code: number }) => failure.code,
    )
  }
  expect(await ended('echo {} > result.json')).toBe(0)
  expect(await ended('echo {} > result.json; exit 1')).toBe(1)
  expect(await ended('true')).toBe(1)
  const { stdout } = await run('cat', [join(folder, 'called')])
  expect(stdout).toMatch(
    /^1 --yes artillery@\d+\.\d+\.\d+ run-fargate artillery.yaml --count 8 .*--tags name:my-api-rm-rf-load .*--secret TOKEN\n$/,
  )
})
