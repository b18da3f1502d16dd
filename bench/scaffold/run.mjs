// npm run bench -- scaffold [<folder of documents>] [--runs 3] [--kubb]
// CPU time and peak memory of a document to Express routes, handlers, zod and types, beside hey-api's zod alone; all in the same rounds.
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { corpusDocuments, root } from '../shared/corpus.mjs'
import { measureNode, median } from '../shared/measure.mjs'
import { run } from '../shared/run.mjs'
import { printTable } from '../shared/table.mjs'
import { fileStamps, touched } from './files.mjs'
import { heyApi, kubb } from './peers.mjs'

/** What a process without kit's rendering costs, by the argument of floor.mjs. */
const FLOORS = { node: 'floor: node', parse: 'floor: parse', read: 'floor: read', validate: 'floor: read and validate' }
const BARS = { cpu: 0.4, memory: 0.6, secondCpu: 0.7 }

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '3' }, kubb: { type: 'boolean', default: false } },
})
const { documents, real } = corpusDocuments({ github: 'github-3.0.json', stripe: 'stripe-3.0.yaml' }, positionals[0])
if (!existsSync(join(root, 'engines/api/dist/index.js'))) {
  console.error('Build first: npm run build')
  process.exit(1)
}

const script = (name) => fileURLToPath(new URL(`./${name}`, import.meta.url))
const workspace = mkdtempSync(join(tmpdir(), 'kit-bench-'))
const peers = { 'hey-api zod': await heyApi(), ...(values.kubb && { 'kubb types+zod': await kubb() }) }
// All on one Node, the one that the peers need; this one where there are none.
const node = peers['hey-api zod']?.node ?? process.execPath
const rows = []
let problem

for (const document of documents) {
  const samples = new Map()
  let touchedFiles = 0
  const keep = (name, { code, cpu, memory, stderr, stdout }) => {
    if (code !== 0)
      problem ??= `${name} on ${document.name} ends with ${code}: ${(stderr || stdout).trim().split('\n').slice(-5).join(' | ')}`
    samples.set(name, [...(samples.get(name) ?? []), { cpu, memory }])
  }
  for (let round = 0; round < Number(values.runs); round++) {
    console.error(`${document.name}: round ${round + 1} of ${values.runs}`)
    // All folders stay until the end: ext4 does not use inodes again for some seconds after files were removed, and looks for others
    // so slowly that creating 1,500 files has been seen to take 0.6 s instead of 0.05.
    const folder = join(workspace, `${document.name}-${round}`)
    mkdirSync(folder)
    keep('kit', await measureNode([script('kit.mjs'), document.path, folder], { node }))
    for (const [name, generate] of Object.entries(peers)) {
      if (generate !== undefined) keep(name, await generate(document.path, join(workspace, `peer-${document.name}-${round}`)))
    }
    const before = fileStamps(folder)
    keep('kit, second run', await measureNode([script('kit.mjs'), document.path, folder], { node }))
    touchedFiles = Math.max(touchedFiles, touched(before, fileStamps(folder)))
    for (const what of ['node', 'parse', 'read', 'validate'])
      keep(FLOORS[what], await measureNode([script('floor.mjs'), what, document.path], { node }))
  }
  const medians = new Map(
    [...samples].map(([name, all]) => [name, { cpu: median(all.map((one) => one.cpu)), memory: median(all.map((one) => one.memory)) }]),
  )
  rows.push({ document: document.name, touched: touchedFiles, medians })
}
rmSync(workspace, { recursive: true, force: true })

const peer = (row) => row.medians.get('hey-api zod')
const share = (own, other) => (other === undefined ? '' : `${Math.round((100 * own) / other)} %`)
printTable([
  ['document', 'what', 'CPU s', 'of hey-api', 'MB', 'of hey-api'],
  ...rows.flatMap((row) =>
    [...row.medians].map(([name, { cpu, memory }]) => [
      row.document,
      name,
      cpu,
      share(cpu, peer(row)?.cpu),
      Math.round(memory),
      share(memory, peer(row)?.memory),
    ]),
  ),
])

const version = (await run(node, ['--version'])).stdout.trim()
console.log(`Node ${version}`)
const missed = real ? rows.flatMap(missedBars) : []
if (problem !== undefined) missed.unshift(problem)
for (const text of missed) console.log(`\nMissed: ${text}`)
console.log(
  JSON.stringify({
    node: version,
    runs: Number(values.runs),
    documents: Object.fromEntries(rows.map((row) => [row.document, { touched: row.touched, ...Object.fromEntries(row.medians) }])),
    bars: real && peers['hey-api zod'] !== undefined,
    missed,
  }),
)
process.exitCode = missed.length > 0 ? 1 : 0

function missedBars(row) {
  const kit = row.medians.get('kit')
  const second = row.medians.get('kit, second run')
  const other = peer(row)
  const text = (what, is, bar) => `${row.document}: ${what} ${is.toFixed(2)}, at most ${bar}`
  return [
    ...(other !== undefined && !(kit.cpu <= BARS.cpu * other.cpu) ? [text("CPU time by hey-api's", kit.cpu / other.cpu, BARS.cpu)] : []),
    ...(other !== undefined && !(kit.memory <= BARS.memory * other.memory)
      ? [text("memory by hey-api's", kit.memory / other.memory, BARS.memory)]
      : []),
    ...(second.cpu < BARS.secondCpu ? [] : [text('CPU seconds of an unchanged second run', second.cpu, BARS.secondCpu)]),
    ...(row.touched === 0 ? [] : [`${row.document}: an unchanged second run touches ${row.touched} files`]),
  ]
}
