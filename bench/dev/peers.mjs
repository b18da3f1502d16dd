// From a save to the same edit in what other generators write, in the mode in which they follow a document.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { nodeOf } from '../scaffold/peers.mjs'
import { installPeers } from '../shared/peers.mjs'
import { PEERS } from './peer-tools.mjs'

/** How often to look, and how long one edit may take, in milliseconds. */
const INTERVAL = 5
const PATIENCE = 120_000
/** How long nothing may be written before the next edit, in milliseconds: some write everything twice when they start. */
const PAUSE = 3000
const FIRST = 7000

/**
 * Milliseconds that each peer needs from a save to its last write, by its name; none for those that can't be installed, or do not follow.
 *
 * @param document its text with a limit
 */
export async function measurePeers(workspace, document, edits) {
  const results = {}
  for (const [name, peer] of Object.entries(PEERS)) {
    const id = name.replace(/\W+/g, '-')
    const folder = await installPeers(id, { node: '22', ...peer.packages })
    if (folder === undefined) continue
    const root = join(workspace, id)
    mkdirSync(join(root, 'out'), { recursive: true })
    console.error(name)
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
  const config = join(folder, peer.configFile ?? 'dev.config.mjs')
  writeFileSync(file, document(FIRST))
  const server = await serveFile(file)
  writeFileSync(config, peer.config({ file, url: server.url, output }))
  if (peer.script !== undefined) copyFileSync(new URL(peer.script, import.meta.url), join(folder, peer.script))
  const stdio = ['ignore', 'ignore', 'ignore', ...(peer.script === undefined ? [] : ['ipc'])]
  const child = spawn(nodeOf(folder), peer.command(config), { cwd: folder, stdio })
  try {
    const written = await fileWith(output, FIRST)
    const samples = []
    for (let edit = 1; edit <= edits; edit++) {
      await settled(written)
      const start = performance.now()
      writeFileSync(file, document(FIRST + edit))
      if (peer.script !== undefined) child.send('restart')
      samples.push((await follows(written, FIRST + edit)) - start)
    }
    return samples
  } finally {
    child.kill('SIGKILL')
    server.close()
  }
}

/** The document as an address, with what tells whether it has changed. */
async function serveFile(file) {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', etag: `"${statSync(file).mtimeMs}"` }).end(readFileSync(file))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${server.address().port}/openapi.json`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** The file in which the edited property is; to look through all of them again and again would take time from who writes them. */
async function fileWith(folder, limit) {
  for (const start = performance.now(); performance.now() - start < PATIENCE; await setTimeout(PAUSE)) {
    const found = filesBelow(folder).find((path) => hasLimit(path, limit))
    if (found !== undefined) return found
  }
  throw new Error(`wrote nothing within ${PATIENCE / 1000} s`)
}

async function settled(file) {
  const lastWritten = () => statSync(file, { throwIfNoEntry: false })?.mtimeMs
  for (let before = Number.NaN; before !== lastWritten(); await setTimeout(PAUSE)) before = lastWritten()
}

/** Waits until a file has a limit. @returns when that was seen, on the clock of `performance` */
async function follows(file, limit) {
  let seen
  for (const start = performance.now(); performance.now() - start < PATIENCE; await setTimeout(INTERVAL)) {
    const { mtimeMs } = statSync(file, { throwIfNoEntry: false }) ?? {}
    if (mtimeMs === undefined || mtimeMs === seen) continue
    seen = mtimeMs
    if (hasLimit(file, limit)) return performance.now()
  }
  throw new Error(`did not follow within ${PATIENCE / 1000} s`)
}

function hasLimit(file, limit) {
  try {
    return new RegExp(`[Mm]ax(?:\\(| = )${limit}\\b`).test(readFileSync(file, 'utf8'))
  } catch {
    // Some delete everything before they write it again, also their folder.
    return false
  }
}

function filesBelow(folder) {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  } catch {
    return []
  }
}
