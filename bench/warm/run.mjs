// npm run bench -- warm [corpus folder] [--edits 40] [--memory 1000] [--only github|fifty]
// One property edited, in the document or in the sources, until the other side is written: in a process that has planned before.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { corpusDocuments, root } from '../shared/corpus.mjs'
import { quantile } from '../shared/measure.mjs'
import { run } from '../shared/run.mjs'
import { printTable } from '../shared/table.mjs'
import { partOf } from './part.mjs'

/** p95 in milliseconds; growth of memory from 50 edits to the last. */
const BARS = { github: 150, fifty: 30, growth: 0.1 }

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { edits: { type: 'string', default: '40' }, memory: { type: 'string', default: '1000' }, only: { type: 'string' } },
})
if (!existsSync(join(root, 'engines/api/dist/index.js'))) {
  console.error('Build first: npm run build')
  process.exit(1)
}
const { documents, real } = corpusDocuments({ github: 'github-3.0.json' }, positionals[0])
const workspace = mkdtempSync(join(tmpdir(), 'kit-warm-'))
const projects = documents.map(({ name, path }) => ({ name, folder: folderOf(name), document: path }))
if (real) projects.push({ name: 'fifty', folder: folderOf('fifty'), document: fiftyOperations(documents[0].path) })

const rows = [['document', 'operations', 'edited', 'p50 ms', 'p95 ms', 'slowest ms']]
const results = {}
const missed = []
for (const { name, folder, document } of projects.filter((one) => values.only === undefined || one.name === values.only)) {
  // Not copied: the corpus can't be written to.
  writeFileSync(join(folder, basename(document)), readFileSync(document))
  // Large documents are measured for their time; what is kept is the same for small ones, of which many more edits can be made.
  const memoryEdits = name === 'github' ? '0' : values.memory
  const script = fileURLToPath(new URL('./edits.mjs', import.meta.url))
  const { code, stdout, stderr } = await run(
    process.execPath,
    ['--expose-gc', script, folder, basename(document), values.edits, memoryEdits],
    {
      ms: 3_600_000,
    },
  )
  if (code !== 0) {
    missed.push(`${name} ends with ${code}: ${stderr.trim().split('\n').slice(-3).join(' | ')}`)
    continue
  }
  const result = JSON.parse(stdout.trim().split('\n').at(-1))
  results[name] = { operations: result.operations, memory: result.memory }
  for (const side of ['document', 'sources']) {
    const [p50, p95, slowest] = [quantile(result[side], 0.5), quantile(result[side], 0.95), Math.max(...result[side])]
    rows.push([name, result.operations, side, p50, p95, slowest])
    results[name][side] = { p50, p95, slowest }
    if (real && p95 >= BARS[name]) missed.push(`${name}, ${side} edited: p95 ${p95.toFixed(1)} ms >= ${BARS[name]} ms`)
  }
  if (result.unsettled > 0) missed.push(`${name}: ${result.unsettled} edits were not carried, or left something to do`)
  const [first, last] = Object.values(result.memory)
  if (first !== undefined && last !== undefined && last > first * (1 + BARS.growth))
    missed.push(`${name}: memory grows from ${first.toFixed(1)} to ${last.toFixed(1)} MB in ${result.made} edits`)
}
rmSync(workspace, { recursive: true })

printTable(rows)
for (const one of missed) console.log(`missed: ${one}`)
console.log(JSON.stringify({ results, missed }))
process.exitCode = missed.length > 0 ? 1 : 0

function folderOf(name) {
  const folder = join(workspace, name)
  mkdirSync(folder)
  return folder
}

function fiftyOperations(path) {
  const file = join(workspace, 'fifty.json')
  writeFileSync(file, JSON.stringify(partOf(JSON.parse(readFileSync(path, 'utf8')), 50, '/repos'), null, 2))
  return file
}
