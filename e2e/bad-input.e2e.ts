import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { run } from './support/command.js'
import { registryUrl } from './support/registry-url.js'
import { snapshot } from './support/snapshot.js'
import { emptyWorkspace, installKit, type Workspace } from './support/workspace.js'

const GOOD = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths:\n  /x:\n    get: { responses: { '204': { description: Fine. } } }\n"

let workspace: Workspace
beforeAll(async () => {
  workspace = emptyWorkspace('bad-input', registryUrl())
  await installKit(workspace)
  workspace.write('package.json', JSON.stringify({ ...JSON.parse(workspace.read('package.json')), workspaces: ['apps/*'] }, null, 2))
  workspace.write('apps/api/package.json', JSON.stringify({ name: 'api', dependencies: { express: '^5.3.0' } }))
  workspace.write('good.yaml', GOOD)
  workspace.write('apps/api/src/taken', 'a file')
  workspace.write('bad/not-a-spec.yaml', 'hello: world\n')
  workspace.write('bad/list.json', '[1, 2, 3]')
  workspace.write('bad/broken.yaml', 'openapi: 3.1.0\ninfo: { title: T\npaths: {}\n')
  workspace.write('bad/broken.json', '{ "openapi": "3.1.0", ')
  workspace.write('bad/missing-ref.yaml', GOOD.replace('description: Fine.', "$ref: '#/components/responses/Gone'"))
  workspace.write('bad/missing-file.yaml', GOOD.replace('description: Fine.', "$ref: './gone.yaml'"))
  workspace.write('bad/outside.yaml', GOOD.replace('description: Fine.', "$ref: '../../../../../../etc/passwd'"))
  workspace.write('bad/remote.yaml', GOOD.replace('description: Fine.', "$ref: 'http://127.0.0.1:9/x.yaml'"))
  workspace.write('bad/empty.yaml', '')
  workspace.write('bad/nested.json', `${'['.repeat(25_000_000)}${']'.repeat(25_000_000)}`)
  workspace.write('bad/nested.yaml', `openapi: ${'['.repeat(5_000_000)}`)
  workspace.write('bad/binary.yaml', '\u0000\u0001\u0002\u0003')
  mkdirSync(join(workspace.root, 'bad/folder.yaml'))
})
afterAll(() => workspace.remove())

const spec = (file: string) => ['api', '--spec', `bad/${file}`]

test.each([
  ['a document that is none', spec('not-a-spec.yaml')],
  ['a list', spec('list.json')],
  ['broken YAML', spec('broken.yaml')],
  ['broken JSON', spec('broken.json')],
  ['a $ref that leads nowhere', spec('missing-ref.yaml')],
  ['a $ref to a file that is not there', spec('missing-file.yaml')],
  ['a $ref out of the workspace', spec('outside.yaml')],
  ['a remote $ref', spec('remote.yaml')],
  ['an empty file', spec('empty.yaml')],
  ['50 MB of nesting in JSON', spec('nested.json')],
  ['nesting in YAML', spec('nested.yaml')],
  ['a binary file', spec('binary.yaml')],
  ['a folder', spec('folder.yaml')],
  ['a document that is not there', spec('gone.yaml')],
  ['no document', ['api']],
  ['an unknown framework', ['api', '--spec', 'good.yaml', '--framework', 'hapi']],
  ['an unknown project', ['apo', '--spec', 'good.yaml']],
  ['an output folder that is a file', ['api', '--spec', 'good.yaml', '--output', 'src/taken']],
  ['an output folder below a file', ['api', '--spec', 'good.yaml', '--output', 'src/taken/routes']],
  ['an output folder outside', ['api', '--spec', 'good.yaml', '--output', '../other']],
  ['an operation filter that nothing passes', ['api', '--spec', 'good.yaml', '--include', 'nothing']],
])('%s: one diagnostic, exit code 1, nothing written', async (_, args) => {
  const before = snapshot(workspace.root)
  const { code, output } = await workspace.nx('g', '@kit:routes', ...args)
  expect({ code, diagnostics: output.match(/KIT\d{4}/g)?.length, output }).toMatchObject({ code: 1, diagnostics: 1 })
  expect(output).toMatch(/\n\s*fix: \S/)
  expect(output).not.toMatch(/\n\s+at (?:\S+ \(|file:|node:)|\.js:\d|--verbose|CREATE|UPDATE/)
  expect(snapshot(workspace.root)).toEqual(before)
})

test('no write permission: one diagnostic, exit code 1, nothing written', async () => {
  const before = snapshot(workspace.root)
  const home = mkdtempSync(join(tmpdir(), 'kit-nobody-'))
  const folder = join(workspace.root, 'apps/api/src')
  try {
    // Root may write everywhere, so as root the command runs as another user.
    const root = process.getuid?.() === 0
    if (root) {
      chownSync(home, 65_534, 65_534)
      chmodSync(dirname(workspace.root), 0o755)
    }
    chmodSync(folder, 0o555)
    const env = { ...workspace.env, HOME: home, NX_CACHE_DIRECTORY: join(home, 'cache'), NX_WORKSPACE_DATA_DIRECTORY: join(home, 'data') }
    const nx = join(workspace.root, 'node_modules/nx/dist/bin/nx.js')
    const { code, output } = await run(process.execPath, [nx, 'g', '@kit:routes', 'api', '--spec', 'good.yaml'], {
      cwd: workspace.root,
      env,
      ...(root ? { uid: 65_534 } : {}),
    })
    expect({ code, output }).toMatchObject({ code: 1, output: expect.stringMatching(/KIT1010 .*can't be written/) })
    expect(output.match(/KIT\d{4}/g)).toHaveLength(1)
    expect(snapshot(workspace.root)).toEqual(before)
  } finally {
    chmodSync(folder, 0o755)
    rmSync(home, { recursive: true, force: true })
  }
})

test('--dry-run shows what it would do and writes nothing', async () => {
  const before = snapshot(workspace.root)
  const { output } = await workspace.nxOk('g', '@kit:routes', 'api', '--spec', 'good.yaml', '--dry-run')
  expect(output).toMatch(/CREATE apps\/api\/src\/routes\/index.ts/)
  expect(snapshot(workspace.root)).toEqual(before)
})

test('the help of every generator describes every option', async () => {
  for (const generator of ['@kit:app', '@kit:routes', '@kit:init', '@kit:loadtest']) {
    const { output } = await workspace.nxOk('g', generator, '--help')
    expect(output).not.toMatch(/undefined/)
    expect(output).toMatch(/nx g @kit:/)
  }
})
