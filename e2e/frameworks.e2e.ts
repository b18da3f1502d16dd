import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { FRAMEWORKS, writeHandler } from './support/handlers.js'
import { progress } from './support/progress.js'
import { registryUrl } from './support/registry-url.js'
import { REQUESTS } from './support/requests.js'
import { type Served, serve, serveTarget } from './support/served.js'
import { snapshot } from './support/snapshot.js'
import { emptyWorkspace, installKit, type Workspace } from './support/workspace.js'

const DOCUMENT = readFileSync(join(process.cwd(), 'examples/parcels/openapi.yaml'), 'utf8')
/** The path of the document's server. */
const BASE = '/v2'

let workspace: Workspace
beforeAll(async () => {
  workspace = emptyWorkspace('frameworks', registryUrl())
  await installKit(workspace)
  workspace.write('parcels.yaml', DOCUMENT)
})
afterAll(() => workspace.remove())

test('nx add has registered the plugin and keeps state out of git', () => {
  expect(JSON.parse(workspace.read('nx.json'))).toMatchObject({ plugins: ['@kit/nx'] })
  expect(workspace.read('.gitignore').split('\n')).toContain('.kit')
})

describe.each(FRAMEWORKS)('%s', (framework) => {
  const project = `${framework}-api`
  const root = `apps/${project}`
  const handlers = (tag: string) => `${root}/src/routes/${tag}/handlers.ts`
  let served: Served | undefined
  afterAll(() => served?.stop())

  test('makes a project from a document, which type-checks and whose first test passes', async () => {
    const { output } = await workspace.nxOk('g', '@kit:app', root, '--framework', framework, '--spec', 'parcels.yaml')
    expect(output).toMatch(/\+17 operations/)
    expect(workspace.read(`${root}/openapi.yaml`)).toBe(DOCUMENT)
    await workspace.nxOk('run', `${project}:typecheck`)
    await workspace.nxOk('run', `${project}:test`)
  })

  test('runs again by any of its names and writes nothing', async () => {
    const before = snapshot(workspace.root)
    for (const generator of ['@kit:routes', '@kit/nx:routes', 'routes']) {
      const { output } = await workspace.nxOk('g', generator, project)
      expect(output).toMatch(/nothing to change/)
      expect(output).not.toMatch(/CREATE|UPDATE|DELETE/)
    }
    expect(snapshot(workspace.root)).toEqual(before)
  })

  test('serves on a free port', async () => {
    served = await serveTarget(workspace, project)
    expect(served.url).toMatch(/^http:\/\/localhost:\d+$/)
  })

  test.each(REQUESTS)('answers $name with $status', async ({ path, init, status, code, field, header }) => {
    const prefix = path === '/nowhere' ? '' : BASE
    const response = await fetch(`${served?.url}${prefix}${path}`, init)
    const body: unknown = await response.json()
    expect({ status: response.status, body }).toMatchObject({
      status,
      body: { error: { code, message: expect.any(String) }, meta: { requestId: expect.any(String) } },
    })
    if (field !== undefined)
      expect(body).toMatchObject({
        error: { details: expect.arrayContaining([expect.objectContaining({ field: expect.stringContaining(field) })]) },
      })
    if (header !== undefined) expect(response.headers.get(header[0])).toMatch(header[1])
    expect(JSON.stringify(body)).not.toMatch(/node_modules|\.ts:\d|\n\s+at /)
  })

  test('picks up what the user writes, and validates what it is given', async () => {
    writeHandler(workspace, handlers('status'), framework, 'getHealth')
    writeHandler(workspace, handlers('labels'), framework, 'createQuote')
    await eventually(async () => {
      const response = await fetch(`${served?.url}${BASE}/health`)
      expect({ status: response.status, body: await response.json() }).toEqual({ status: 200, body: { status: 'ok' } })
    })
    const body = JSON.stringify({ weight: 21, country: 'DE' })
    const response = await fetch(`${served?.url}${BASE}/quotes`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    expect({ status: response.status, body: await response.json() }).toEqual({ status: 200, body: { DE: 42 } })
    await served?.stop()
    served = undefined
  })

  test('follows the document and keeps every handler', async () => {
    const [status, labels] = [workspace.read(handlers('status')), workspace.read(handlers('labels'))]
    workspace.write(`${root}/openapi.yaml`, edited(DOCUMENT))
    const { output } = await workspace.nxOk('g', '@kit:routes', project)
    expect(output).toMatch(/\+1 operation, -1 operation, .*2 handlers kept/)
    expect(workspace.read(handlers('status'))).toContain(status.trim().split('\n').slice(3).join('\n'))
    expect(workspace.read(handlers('labels'))).toContain(labels.slice(labels.indexOf('// Ours.')).trim())
    expect(workspace.read(handlers('status'))).toMatch(/export const getVersion/)
    expect(workspace.read(handlers('subscriptions'))).not.toMatch(/export const unsubscribe/)
    await workspace.nxOk('run', `${project}:typecheck`)
    expect((await workspace.nxOk('g', '@kit:routes', project)).output).toMatch(/nothing to change/)
  })

  test('builds, from the cache the second time, and the built server answers', async () => {
    await workspace.nxOk('run', `${project}:build`)
    expect((await workspace.nxOk('run', `${project}:build`)).output).toMatch(/1\/1 hit/)
    progress(`node ${root}/dist/main.js`)
    const built = await serve(process.execPath, ['dist/main.js'], {
      cwd: join(workspace.root, root),
      env: { ...workspace.env, PORT: '0' },
      ready: /http:\/\/\S+:(\d+)/,
    })
    try {
      const response = await fetch(`${built.url}${BASE}/health`)
      expect({ status: response.status, body: await response.json() }).toEqual({ status: 200, body: { status: 'ok' } })
      expect((await fetch(`${built.url}${BASE}/version`)).status).toBe(501)
    } finally {
      await built.stop()
    }
  })
})

/** One operation more, one less. */
function edited(document: string): string {
  const health = document.indexOf('  /parcels:\n')
  const added = `  /version:
    get:
      operationId: getVersion
      tags: [status]
      security: []
      responses:
        '200':
          description: The version.
          content:
            text/plain:
              schema: { type: string }

`
  const gone = document.indexOf('  /subscriptions/{subscriptionId}:\n')
  const components = document.indexOf('components:\n')
  return document.slice(0, health) + added + document.slice(health, gone) + document.slice(components)
}

/** Tries until it holds; the last failure counts. */
async function eventually(check: () => Promise<void>): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await check()
    } catch (problem) {
      if (tries === 60) throw problem
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }
}
