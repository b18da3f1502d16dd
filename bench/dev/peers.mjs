// Other generators in the mode in which they watch a document: from the save to the same edit in what they write.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { nodeOf } from '../scaffold/peers.mjs'
import { installPeers } from '../shared/peers.mjs'

/** How often to look, and how long one edit may take, in milliseconds. */
const INTERVAL = 10
const PATIENCE = 120_000
const FIRST = 7000
const KUBB = '4.39.3'

/** Each by its name: what to install, its configuration for a document and an output, and its command. */
const PEERS = {
  // Its Vite plugin generates once, when the server starts; its command looks whether the document has changed, as often as it is told to.
  'hey-api zod': {
    packages: { '@hey-api/openapi-ts': '0.99.0', typescript: '5.9.3' },
    config: (document, output) =>
      `export default ${JSON.stringify({ input: { path: document, watch: { enabled: true, interval: 100 } }, output, plugins: ['zod'] })}\n`,
    command: (config) => ['node_modules/@hey-api/openapi-ts/dist/run.mjs', '-f', config],
  },
  'kubb types+zod': {
    packages: Object.fromEntries(['cli', 'core', 'plugin-oas', 'plugin-ts', 'plugin-zod'].map((name) => [`@kubb/${name}`, KUBB])),
    config: (document, output) => `import { defineConfig } from '@kubb/core'
import { pluginOas } from '@kubb/plugin-oas'
import { pluginTs } from '@kubb/plugin-ts'
import { pluginZod } from '@kubb/plugin-zod'
export default defineConfig({
  input: { path: ${JSON.stringify(document)} },
  output: { path: ${JSON.stringify(output)}, clean: true },
  plugins: [pluginOas({ validate: false, generators: [] }), pluginTs(), pluginZod()],
})
`,
    command: (config) => ['node_modules/@kubb/cli/bin/kubb.cjs', 'generate', '--config', config, '--watch'],
  },
  'orval zod': {
    packages: { orval: '7.13.2' },
    config: (document, output) =>
      `export default ${JSON.stringify({ api: { input: { target: document }, output: { client: 'zod', mode: 'split', target: join(output, 'api.ts') } } })}\n`,
    command: (config) => ['node_modules/orval/dist/bin/orval.js', '--config', config, '--watch'],
  },
}

/**
 * Milliseconds that each peer needs from a save to its last write, by its name; none for those that can't be installed, or do not follow.
 *
 * @param document its text with a limit
 */
export async function measurePeers(workspace, document, edits) {
  const results = {}
  for (const [name, peer] of Object.entries(PEERS)) {
    const folder = await installPeers(name.split(' ')[0], { node: '22', ...peer.packages })
    if (folder === undefined) continue
    const root = join(workspace, name.replace(/\W/g, '-'))
    mkdirSync(root, { recursive: true })
    try {
      results[name] = await measured(folder, root, peer, document, edits)
    } catch (failure) {
      console.error(`${name}: ${failure.message}`)
    }
  }
  return results
}

async function measured(folder, root, peer, document, edits) {
  const file = join(root, 'openapi.json')
  const output = join(root, 'out')
  const config = join(folder, 'dev.config.mjs')
  writeFileSync(file, document(FIRST))
  writeFileSync(config, peer.config(file, output))
  const child = spawn(nodeOf(folder), peer.command(config), { cwd: folder, stdio: 'ignore' })
  try {
    await has(() => written(output), FIRST)
    await setTimeout(2000)
    const samples = []
    for (let edit = 1; edit <= edits; edit++) {
      const start = performance.now()
      writeFileSync(file, document(FIRST + edit))
      samples.push((await has(() => written(output), FIRST + edit)) - start)
      await setTimeout(1500)
    }
    return samples
  } finally {
    child.kill('SIGKILL')
  }
}

/** Waits until a file has a number. @returns when that file was last written, on the clock of `performance` */
async function has(files, limit) {
  const seen = new Map()
  for (let waited = 0; waited < PATIENCE; waited += INTERVAL) {
    for (const path of files()) {
      const { mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? {}
      if (mtimeMs === undefined || seen.get(path) === mtimeMs) continue
      seen.set(path, mtimeMs)
      if (new RegExp(`[Mm]ax(?:\\(| = )${limit}\\b`).test(readFileSync(path, 'utf8'))) return performance.now()
    }
    await setTimeout(INTERVAL)
  }
  throw new Error(`did not follow within ${PATIENCE / 1000} s`)
}

function written(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() && /zod|api/.test(join(entry.parentPath, entry.name).slice(folder.length)) ? [join(entry.parentPath, entry.name)] : [],
  )
}
