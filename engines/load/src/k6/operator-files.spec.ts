import { execFile } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { load } from 'js-yaml'
import { parseScenario } from '../plan/scenario.js'
import { serve } from '../pump/server.fixture.js'
import { operatorFiles } from './operator-files.js'
import { TestRun } from './testrun.fixture.js'

const run = promisify(execFile)

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kit-k6-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const SCENARIO = parseScenario(
  `feed: [{ who: 'A "b"' }]
flows:
  - steps:
      - { name: create, method: POST, path: /items, headers: { authorization: 'Bearer {{env.TOKEN}}' }, body: { who: '{{who}}' }, expect: { status: 201 }, capture: { id: body.item.id } }
      - { name: read, path: '/items/{{id}}', expect: { status: 200, body: fine, headers: { x-ok: 'yes' } } }
`,
  's.yaml',
  () => [],
  { TOKEN: '{{env.TOKEN}}' },
)
const files = operatorFiles(SCENARIO, { name: 'My API; rm -rf /', target: 'http://api.default.svc' })
const text = (name: string) => files.find((file) => file.name === name)?.text ?? ''

test("k6's own types accept the script", async () => {
  writeFileSync(join(folder, 'script.js'), text('script.js'))
  const config = {
    compilerOptions: {
      checkJs: true,
      noEmit: true,
      strict: true,
      target: 'es2020',
      module: 'esnext',
      moduleResolution: 'bundler',
      types: ['k6'],
      typeRoots: [resolve('node_modules/@types')],
      skipLibCheck: true,
    },
    files: ['script.js'],
  }
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      ...config,
      compilerOptions: {
        ...config.compilerOptions,
        paths: { 'k6/*': [resolve('node_modules/@types/k6/*')], k6: [resolve('node_modules/@types/k6')] },
      },
    }),
  )
  const { stdout } = await run(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', folder]).catch(
    (failure: { stdout: string }) => failure,
  )
  expect(stdout).toBe('')
}, 60_000)

test('an iteration asks as the scenario says, and judges the answers', async () => {
  const seen: string[] = []
  const server = await serve((request, response) => {
    let body = ''
    request
      .on('data', (chunk) => (body += chunk))
      .on('end', () => {
        seen.push([request.method, request.url, request.headers.authorization ?? '-', body].join(' '))
        if (request.method === 'POST') response.writeHead(201).end('{"item":{"id":"a/1"}}')
        else response.setHeader('x-ok', seen.length > 2 ? 'no' : 'yes').end('fine')
      })
  })
  copyFileSync(new URL('./fixtures/k6.mjs', import.meta.url), join(folder, 'k6.mjs'))
  writeFileSync(join(folder, 'scenario.json'), text('scenario.json'))
  const script = text('script.js')
    .replace(
      "import { SharedArray } from 'k6/data'",
      "import { readFileSync } from 'node:fs'\nimport { SharedArray, exec, Counter, Rate, added } from './k6.mjs'\nconst __ENV = process.env\nconst open = (path) => readFileSync(new URL(path, import.meta.url), 'utf8')",
    )
    .replace(/^import exec .*$|^import \{ Counter.*$/gm, '')
    .replace("'k6/http'", "'./k6.mjs'")
    .replace('export default function ()', 'function iteration()')
  writeFileSync(join(folder, 'main.mjs'), `${script}\niteration()\niteration()\nconsole.log(JSON.stringify(added))`)
  const { stdout } = await run(process.execPath, [join(folder, 'main.mjs')], {
    env: { ...process.env, BASE_URL: server.origin, TOKEN: 't0k' },
  })
  await server.close()
  const round = ['POST /items Bearer t0k {"who":"A \\"b\\""}', 'GET /items/a%2F1 - ']
  expect(seen).toEqual([...round, ...round])
  expect(JSON.parse(stdout)).toEqual([
    ['unexpected', false, 'create'],
    ['unexpected', false, 'read'],
    ['unexpected', false, 'create'],
    ['unexpected', true, 'read'],
  ])
}, 60_000)

test("the operator's definition accepts the manifest", () => {
  expect(TestRun.safeParse(load(text('testrun.yaml'))).error?.issues ?? []).toEqual([])
})

test('the manifest pins its image and names what the other files have', () => {
  expect(load(text('testrun.yaml'))).toMatchObject({
    apiVersion: 'k6.io/v1alpha1',
    kind: 'TestRun',
    metadata: { name: 'my-api-rm-rf-load' },
    spec: {
      parallelism: 4,
      script: { configMap: { name: 'my-api-rm-rf-load', file: 'script.js' } },
      runner: {
        image: expect.stringMatching(/^grafana\/k6:\d+\.\d+\.\d+$/),
        env: expect.arrayContaining([{ name: 'BASE_URL', value: 'http://api.default.svc' }]),
      },
    },
  })
  expect(text('run.sh')).toContain('name=my-api-rm-rf-load\n')
})

test('the script that waits is one, and fails when a runner has', async () => {
  writeFileSync(join(folder, 'run.sh'), text('run.sh'))
  const kubectl = (passed: string) => `#!/bin/sh
case "$*" in
  *'get testrun'*stage*) echo finished ;;
  *'get testrun'*parallelism*) echo 2 ;;
  *'get jobs'*) printf '${passed}' ;;
  *) cat >/dev/null 2>&1 </dev/null; true ;;
esac
`
  writeFileSync(join(folder, 'sleep'), '#!/bin/sh\n', { mode: 0o755 })
  const env = { ...process.env, PATH: `${folder}:${process.env['PATH']}` }
  for (const [passed, code] of [
    ['1\\n1\\n', 0],
    ['1\\n\\n', 1],
    ['1\\n', 1],
  ] as const) {
    writeFileSync(join(folder, 'kubectl'), kubectl(passed), { mode: 0o755 })
    const ended = await run('sh', [join(folder, 'run.sh')], { env }).then(
      () => 0,
      (failure: { code: number }) => failure.code,
    )
    expect(ended).toBe(code)
  }
})
