import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export function builtWorker() {
  return builtProcess('worker')
}

/** A program of this folder as a process can run it: tests run the sources, and Node 20 runs no TypeScript. */
export function builtProcess(name: string): { readonly entry: URL; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'kit-worker-'))
  const source = fileURLToPath(new URL(`./${name}.ts`, import.meta.url))
  const rolldown = fileURLToPath(new URL('../../../../node_modules/rolldown/bin/cli.mjs', import.meta.url))
  const entry = join(folder, `${name}.mjs`)
  execFileSync(process.execPath, [rolldown, source, '--format', 'esm', '--platform', 'node', '--file', entry], { stdio: 'pipe' })
  return { entry: pathToFileURL(entry), remove: () => rmSync(folder, { recursive: true, force: true }) }
}
