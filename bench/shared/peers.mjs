// Other tools, installed outside of the project and kept for the next run.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from './run.mjs'

/**
 * Installs packages into a folder of their own (`KIT_BENCH_PEERS` or one in the system's temporary folder).
 *
 * @param packages exact versions by name
 * @returns the folder; undefined where they can't be installed, which has been said then
 */
export async function installPeers(name, packages) {
  const folder = join(process.env.KIT_BENCH_PEERS ?? join(tmpdir(), 'kit-bench-peers'), name)
  const manifest = JSON.stringify({ private: true, dependencies: packages, allowScripts: { node: true } })
  const done = join(folder, '.installed')
  if (existsSync(done) && readFileSync(done, 'utf8') === manifest) return folder
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), manifest)
  console.error(`Installing ${Object.keys(packages).join(', ')} into ${folder}`)
  const { code, stderr } = await run('npm', ['install', '--no-audit', '--no-fund', '--prefix', folder], { cwd: folder })
  if (code === 0) {
    writeFileSync(done, manifest)
    return folder
  }
  console.error(`Not installed: ${stderr.trim().split('\n').at(-1)}`)
  return undefined
}

/** The version of a package that a folder has installed. */
export function versionOf(folder, name) {
  return JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')).version
}
