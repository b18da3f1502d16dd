// npm run bench -- dev [<folder of documents>] [--edits 40] [--many 1000] [--peers]
// From a file's event to the last write in Vite's dev server, one property edited, on either side; memory after many edits; other
// generators that watch a document, for the same edit.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { corpusDocuments, root } from '../shared/corpus.mjs'
import { median, quantile } from '../shared/measure.mjs'
import { printTable } from '../shared/table.mjs'
import { fiftyOperations, github } from './documents.mjs'
import { startKit } from './kit.mjs'
import { measurePeers } from './peers.mjs'

/** 95 of 100 edits take at most so long, in milliseconds; memory after many edits by that after a few. */
const BARS = { github: 150, fifty: 30, memory: 1.1 }
const FEW = 50
/** Edits that do not count: those of a process that has hardly run the code yet. */
const WARM_UP = 10
const PEER_EDITS = 5

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    edits: { type: 'string', default: '40' },
    many: { type: 'string', default: '1000' },
    peers: { type: 'boolean', default: false },
  },
})
if (!existsSync(join(root, 'plugins/unplugin/dist/vite.js'))) {
  console.error('Build first: npm run build')
  process.exit(1)
}
const workspace = mkdtempSync(join(tmpdir(), 'kit-dev-'))
const { documents, real } = corpusDocuments({ github: 'github-3.0.json' }, positionals[0])
const measured = [
  { name: 'fifty', document: fiftyOperations() },
  ...(real ? documents.map(({ name, path }) => ({ name, document: github(path) })) : []),
]
const rows = []
const memory = {}
try {
  for (const { name, document } of measured) {
    console.error(name)
    const kit = await startKit(join(workspace, name), document)
    for (let warm = 0; warm < WARM_UP; warm++) for (const edit of [kit.editDocument, kit.editRoutes]) await edit()
    const samples = { document: [], routes: [] }
    for (let edit = 0; edit < Number(values.edits); edit++) {
      samples.document.push(await kit.editDocument())
      samples.routes.push(await kit.editRoutes())
    }
    rows.push(
      ...Object.entries(samples).map(([side, all]) => ({
        name,
        what: `kit, ${side} edited`,
        samples: all.map(({ took }) => took),
        cpu: median(all.map(({ cpu }) => cpu)),
        bar: BARS[name],
      })),
    )
    if (name === 'fifty') Object.assign(memory, await memoryOf(kit))
    await kit.close()
    if (!values.peers) continue
    const peers = await measurePeers(workspace, document, PEER_EDITS)
    rows.push(...Object.entries(peers).map(([peer, all]) => ({ name, what: peer, samples: all })))
  }
} finally {
  rmSync(workspace, { recursive: true, force: true })
}

printTable([
  ['document', 'what', 'p50 ms', 'p95 ms', 'at most', 'CPU ms'],
  ...rows.map(({ name, what, samples, bar, cpu }) => [name, what, median(samples), quantile(samples, 0.95), bar ?? '', cpu ?? '']),
])
console.log(`\nheap after ${FEW} edits ${memory.few.toFixed(1)} MB, after ${values.many} ${memory.many.toFixed(1)} MB`)
const missed = [
  ...rows.flatMap(({ name, what, samples, bar }) =>
    bar === undefined || quantile(samples, 0.95) <= bar
      ? []
      : [`${name}, ${what}: p95 ${quantile(samples, 0.95).toFixed(1)} ms, at most ${bar}`],
  ),
  ...(memory.many <= BARS.memory * memory.few
    ? []
    : [`memory grows to ${(memory.many / memory.few).toFixed(2)} of that after ${FEW} edits`]),
]
for (const text of missed) console.log(`Missed: ${text}`)
const figures = rows.map(({ name, what, samples, cpu }) => ({
  document: name,
  what,
  p50: median(samples),
  p95: quantile(samples, 0.95),
  cpu,
}))
console.log(JSON.stringify({ node: process.version, edits: Number(values.edits), figures, memory, missed }))
process.exitCode = missed.length > 0 ? 1 : 0

async function memoryOf(kit) {
  const edits = 2 * (Number(values.edits) + WARM_UP)
  const edit = async (from, to) => {
    for (let one = from; one < to; one++) await (one % 2 === 0 ? kit.editDocument() : kit.editRoutes())
  }
  await edit(edits, FEW)
  const few = await kit.memory()
  await edit(Math.max(edits, FEW), Number(values.many))
  return { few, many: await kit.memory() }
}
