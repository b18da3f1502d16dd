import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { run } from './support/command.js'
import { progress } from './support/progress.js'
import { registryUrl } from './support/registry-url.js'
import { serve } from './support/served.js'
import { emptyWorkspace, type Workspace } from './support/workspace.js'

const BUNDLERS = ['vite', 'rolldown', 'rollup', 'esbuild', 'webpack', 'rspack', 'farm'] as const
const EXAMPLE = join(process.cwd(), 'examples/parcels')
const SCRIPT = join(process.cwd(), 'e2e/bundlers/build.mjs')
const CONTRACT = 'src/routes/parcels/contract.ts'

let workspace: Workspace
beforeAll(async () => {
  workspace = emptyWorkspace('bundlers', registryUrl())
  for (const name of ['openapi.yaml', 'package.json', 'tsconfig.json', 'vite.config.ts', 'src']) {
    cpSync(join(EXAMPLE, name), join(workspace.root, name), { recursive: true })
  }
  const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  const packages = ['vite', 'rolldown', 'rollup', 'esbuild', 'webpack', '@rspack/core', '@farmfe/core'].map(
    (name) => `${name}@${devDependencies[name]}`,
  )
  await workspace.command('npm', 'install', '--save-dev', '--no-audit', '--no-fund', '@kit/unplugin', ...packages)
  // What both sides agree on is known from here on.
  await build('vite')
})
afterAll(() => workspace.remove())

function build(bundler: string) {
  progress(`a build with ${bundler}`)
  rmSync(join(workspace.root, 'dist'), { recursive: true, force: true })
  return run(process.execPath, [SCRIPT, bundler], { cwd: workspace.root, env: workspace.env })
}

function edit(from: string | RegExp, to: string): void {
  const before = workspace.read('openapi.yaml')
  const after = before.replace(from, to)
  if (after === before) throw new Error(`the document has no ${from}`)
  workspace.write('openapi.yaml', after)
}

/** Everything that a build has written. */
function built(): string {
  const folder = join(workspace.root, 'dist')
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n')
}

/** The largest `limit` of `GET /parcels`. */
let limit = 100
const nextLimit = () => ++limit

test.each(BUNDLERS)('%s: a build takes the document along, and what it makes of it runs', async (bundler) => {
  const max = nextLimit()
  edit(/(name: limit[\s\S]*?maximum: )\d+/, `$1${max}`)
  const { code, output } = await build(bundler)
  expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' })
  expect(workspace.read(CONTRACT)).toContain(`.max(${max})`)
  expect(built()).toContain(`.max(${max})`)
  const api = await serve(process.execPath, [`dist/${bundler}.mjs`], {
    cwd: workspace.root,
    env: { ...workspace.env, PORT: '0', API_TOKEN: 'demo' },
    ready: /(http:\/\/localhost:\d+)/,
  })
  try {
    const headers = { authorization: 'Bearer demo' }
    expect((await fetch(`${api.url}/v2/parcels?limit=${max}`, { headers })).status).toBe(200)
    expect((await fetch(`${api.url}/v2/parcels?limit=${max + 1}`, { headers })).status).toBe(400)
  } finally {
    await api.stop()
  }
})

test.each(BUNDLERS)('%s: a broken document fails the build with its place', async (bundler) => {
  const text = workspace.read('openapi.yaml')
  edit('paths:\n', 'paths: {\n')
  const { code, output } = await build(bundler)
  workspace.write('openapi.yaml', text)
  expect(code).not.toBe(0)
  expect(output).toMatch(/KIT1107 [\s\S]*openapi\.yaml:\d+:\d+/)
})
