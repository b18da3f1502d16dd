// A dry run that Nx has in its cache, as a user has it repeated: in a workspace of its own, with Nx's daemon, without a database.
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../shared/corpus.mjs'
import { run } from '../shared/run.mjs'

const PROJECT = { name: 'api', nx: { targets: { nothing: { command: 'node --version', cache: true } } } }

/**
 * @param {readonly { readonly file: string, readonly text: string }[]} migrations
 * @returns `dryRun` and `nothing` (a cached command, for what Nx itself takes), which return what `run` does; `stop` ends the daemon
 */
export async function cachedDryRun(migrations) {
  const base = mkdtempSync(join(tmpdir(), 'kit-cached-'))
  const workspace = join(base, 'workspace')
  mkdirSync(join(workspace, 'api/migrations'), { recursive: true })
  const write = (path, text) => writeFileSync(join(workspace, path), text)
  symlinkSync(join(root, 'node_modules'), join(workspace, 'node_modules'))
  write('package.json', JSON.stringify({ name: 'cached', private: true, workspaces: ['api'] }))
  write('nx.json', JSON.stringify({ plugins: ['@kit/nx'] }))
  write('.gitignore', 'node_modules\n.kit\n')
  write('api/package.json', JSON.stringify(PROJECT))
  write('api/openapi.yaml', "openapi: 3.1.0\ninfo: { title: Cached, version: '1' }\npaths: {}\n")
  for (const { file, text } of migrations) write(`api/migrations/${file}`, text)
  const { DATABASE_URL: _, ...rest } = process.env
  const env = {
    ...rest,
    CI: undefined,
    NX_DAEMON: 'true',
    NX_TUI: 'false',
    NX_CACHE_DIRECTORY: join(base, 'cache'),
    NX_WORKSPACE_DATA_DIRECTORY: join(base, 'data'),
  }
  const nx = (...args) => run(process.execPath, [join(root, 'node_modules/nx/dist/bin/nx.js'), ...args], { cwd: workspace, env })
  const hit = async (target) => {
    const result = await nx('run', `api:${target}`)
    return /\[local cache\]|output from the cache/.test(result.stdout)
      ? result
      : { ...result, code: 1, stderr: `not cached: ${result.stdout}` }
  }
  for (const target of ['migrate-dry-run', 'nothing']) {
    const { code, stdout, stderr } = await nx('run', `api:${target}`)
    if (code !== 0) throw new Error(`nx run api:${target} ends with ${code}: ${stdout}${stderr}`)
  }
  return { folder: base, dryRun: () => hit('migrate-dry-run'), nothing: () => hit('nothing'), stop: () => nx('daemon', '--stop') }
}
