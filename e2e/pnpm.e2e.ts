import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { registryUrl } from './support/registry-url.js'
import { serveTarget } from './support/served.js'
import { emptyWorkspace, type Workspace } from './support/workspace.js'

let workspace: Workspace
let tools: Workspace
beforeAll(async () => {
  tools = emptyWorkspace('pnpm-itself', registryUrl())
  await tools.command('npm', 'install', '--no-audit', '--no-fund', 'pnpm@10')
  workspace = emptyWorkspace('pnpm', registryUrl(), join(tools.root, 'node_modules/.bin'))
})
afterAll(() => {
  workspace.remove()
  tools.remove()
})

test('the same under pnpm, with nothing hoisted', async () => {
  const version = JSON.parse(readFileSync(join(tools.root, 'node_modules/pnpm/package.json'), 'utf8')).version
  workspace.write('package.json', JSON.stringify({ private: true, packageManager: `pnpm@${version}` }))
  workspace.write('.npmrc', `${workspace.read('.npmrc')}hoist=false\n`)
  await workspace.command('pnpm', 'add', '--save-dev', 'nx@24.0.6')
  await workspace.nxOk('add', '@kit/nx')
  expect(JSON.parse(workspace.read('package.json'))).toMatchObject({ devDependencies: { '@kit/package.json': expect.any(String) } })

  await workspace.nxOk('g', '@kit:app', 'api', '--framework', 'fastify')
  expect(workspace.read('pnpm-workspace.yaml')).toMatch(/^packages:\n\s*- api$/m)
  await workspace.nxOk('run-many', '-t', 'typecheck', 'test', 'build')
  expect((await workspace.nxOk('g', '@kit:routes', 'api')).output).toMatch(/nothing to change/)

  const served = await serveTarget(workspace, 'api')
  try {
    const response = await fetch(`${served.url}/notes?limit=0`)
    expect({ status: response.status, body: await response.json() }).toMatchObject({
      status: 400,
      body: { error: { code: 'validation_failed' } },
    })
  } finally {
    await served.stop()
  }
})
