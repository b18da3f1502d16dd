// npm run bench -- extract [--files 1000] [--runs 3] [--no-peers]
// Route sources to a printed document: cold, beside parsing alone; warm, after a change of one file; and swagger-autogen on the Express third.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { measureNode, median } from '../shared/measure.mjs'
import { printTable } from '../shared/table.mjs'
import { makeProject } from './make-project.mjs'
import { swaggerAutogen } from './peers.mjs'

const BARS = { coldSeconds: 2, warmMilliseconds: 50 }

const root = fileURLToPath(new URL('../..', import.meta.url))
const { values } = parseArgs({
  allowNegative: true,
  options: {
    files: { type: 'string', default: '1000' },
    runs: { type: 'string', default: '3' },
    peers: { type: 'boolean', default: true },
  },
})
if (!existsSync(join(root, 'engines/api/dist/index.js'))) {
  console.error('Build first: npm run build')
  process.exit(1)
}

const script = (name) => fileURLToPath(new URL(`./${name}`, import.meta.url))
const workspace = mkdtempSync(join(tmpdir(), 'kit-extract-'))
const folder = join(workspace, 'project')
mkdirSync(folder)
const project = makeProject(folder, Number(values.files))
const list = join(workspace, 'project.json')
writeFileSync(list, JSON.stringify(project))
console.log(`${project.files.length} route files, ${(project.bytes / 1e6).toFixed(2)} MB, ${project.operations} operations\n`)

const rows = [['what', 'wall s', 'CPU s', 'memory MB', 'operations']]
const problems = []
const results = {}

async function measured(name, run) {
  const samples = []
  for (let round = 0; round < Number(values.runs); round++) {
    console.error(`${name}: round ${round + 1} of ${values.runs}`)
    const { code, cpu, memory, stdout, stderr } = await run()
    if (code !== 0) {
      problems.push(`${name} ends with ${code}: ${(stderr || stdout).trim().split('\n').slice(-3).join(' | ')}`)
      return
    }
    samples.push({ cpu, memory, ...JSON.parse(stdout.trim().split('\n').at(-1)) })
  }
  const of = (key) => median(samples.map((one) => one[key]))
  const wall = of('milliseconds') / 1000
  results[name] = { wall, cpu: of('cpu'), memory: of('memory'), operations: samples[0].operations }
  rows.push([name, Number.isNaN(wall) ? '' : wall, of('cpu'), Math.round(of('memory')), samples[0].operations ?? ''])
}

await measured('oxc-parser alone', () => measureNode([script('cold.mjs'), 'parse', folder, list]))
await measured('kit, cold', () => measureNode([script('cold.mjs'), 'extract', folder, list]))
if (results['kit, cold'] !== undefined && results['kit, cold'].operations !== project.operations)
  problems.push(`kit finds ${results['kit, cold'].operations} of ${project.operations} operations`)

const warm = await measureNode([script('warm.mjs'), folder, list])
if (warm.code === 0) {
  const { samples, cpu, unchanged, memory } = JSON.parse(warm.stdout)
  results.warm = { milliseconds: median(samples), slowest: Math.max(...samples), cpu: median(cpu), memory }
  rows.push(['kit, one file changed', results.warm.milliseconds / 1000, results.warm.cpu / 1000, Math.round(memory), project.operations])
  if (unchanged > 0) problems.push(`${unchanged} changes of a file do not change the document`)
} else problems.push(`warm ends with ${warm.code}: ${warm.stderr.trim().split('\n').slice(-3).join(' | ')}`)

const peer = values.peers ? await swaggerAutogen() : undefined
if (peer !== undefined)
  await measured(`swagger-autogen ${peer.version}, Express third`, () =>
    peer.run(join(folder, project.entries[0]), join(workspace, 'peer.json')),
  )
rmSync(workspace, { recursive: true })

printTable(rows)
const missed = [
  ...(results['kit, cold'] && results['kit, cold'].wall >= BARS.coldSeconds
    ? [`cold ${results['kit, cold'].wall.toFixed(2)} s >= ${BARS.coldSeconds} s`]
    : []),
  ...(results.warm && results.warm.milliseconds >= BARS.warmMilliseconds
    ? [`warm ${results.warm.milliseconds.toFixed(1)} ms >= ${BARS.warmMilliseconds} ms`]
    : []),
]
for (const one of [...problems, ...missed]) console.log(`missed: ${one}`)
console.log(JSON.stringify({ results, problems, missed }))
process.exitCode = problems.length + missed.length > 0 ? 1 : 0
