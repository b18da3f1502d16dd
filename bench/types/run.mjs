// npm run bench -- types [<folder of documents>]
// What TypeScript needs for a declaration build, as a buildable library is built: kit's Express output for Stripe, beside hey-api's zod file.
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { heyApi } from '../scaffold/peers.mjs'
import { corpusDocuments, root } from '../shared/corpus.mjs'
import { measureProgram } from '../shared/measure.mjs'
import { versionOf } from '../shared/peers.mjs'
import { run } from '../shared/run.mjs'
import { printTable } from '../shared/table.mjs'

const BARS = { errors: 0, memory: 1000, cpu: 0.5 }
const FLAGS = { checkers: [], 'single thread': ['--singleThreaded'] }
const OPTIONS = {
  target: 'es2023',
  module: 'nodenext',
  moduleResolution: 'nodenext',
  strict: true,
  declaration: true,
  emitDeclarationOnly: true,
  skipLibCheck: true,
  types: ['node'],
}

const { positionals } = parseArgs({ allowPositionals: true })
const { documents, real } = corpusDocuments({ stripe: 'stripe-3.0.yaml' }, positionals[0])
if (!existsSync(join(root, 'engines/api/dist/index.js'))) {
  console.error('Build first: npm run build')
  process.exit(1)
}
const [document] = documents
const workspace = mkdtempSync(join(tmpdir(), 'kit-bench-'))
writeFileSync(join(workspace, 'package.json'), '{ "type": "module" }\n')
symlinkSync(join(root, 'node_modules'), join(workspace, 'node_modules'))

const rows = []
const missed = []
try {
  mkdirSync(join(workspace, 'kit'))
  const scaffold = fileURLToPath(new URL('../scaffold/kit.mjs', import.meta.url))
  const { code, stderr } = await run(process.execPath, [scaffold, document.path, join(workspace, 'kit')])
  if (code !== 0) throw new Error(`kit ends with ${code}: ${stderr}`)
  const projects = ['kit']
  const generate = await heyApi()
  if (generate !== undefined) {
    const peer = await generate(document.path, join(workspace, 'hey-api'))
    if (peer.code === 0) projects.push('hey-api')
    else console.error(`hey-api ends with ${peer.code}: ${peer.stderr}`)
  }
  for (const [mode, flags] of Object.entries(FLAGS))
    for (const project of projects) rows.push({ project, mode, ...(await build(project, flags)) })
} finally {
  rmSync(workspace, { recursive: true, force: true })
}

printTable([
  ['what', 'mode', 'errors', 'CPU s', 'MB'],
  ...rows.map(({ project, mode, errors, cpu, memory }) => [project, mode, errors, cpu, Math.round(memory)]),
])
const typescript = versionOf(root, 'typescript')
console.log(`TypeScript ${typescript}`)
for (const mode of Object.keys(FLAGS)) {
  const find = (name) => rows.find(({ project, mode: own }) => project === name && own === mode)
  const [kit, peer] = [find('kit'), find('hey-api')]
  if (kit.errors > BARS.errors) missed.push(`${kit.errors} errors (${mode}): ${kit.first}`)
  if (real && !(kit.memory < BARS.memory)) missed.push(`${Math.round(kit.memory)} MB (${mode}), at most ${BARS.memory}`)
  const share = peer === undefined ? 0 : kit.cpu / peer.cpu
  if (real && !(share <= BARS.cpu)) missed.push(`${share.toFixed(2)} of hey-api's CPU time (${mode}), at most ${BARS.cpu}`)
}
for (const text of missed) console.log(`\nMissed: ${text}`)
console.log(JSON.stringify({ typescript, document: document.name, rows, missed }))
process.exitCode = missed.length > 0 ? 1 : 0

async function build(project, flags) {
  console.error(`${project} ${flags.join(' ')}`)
  const config = join(workspace, `tsconfig.${project}.json`)
  const compilerOptions = { ...OPTIONS, rootDir: project, outDir: `declarations/${project}` }
  writeFileSync(config, JSON.stringify({ compilerOptions, include: [project] }))
  const compiler = join(root, 'node_modules/typescript/bin/tsc')
  const { stdout, stderr, code, cpu, memory } = await measureProgram(
    process.execPath,
    [compiler, '-p', config, '--pretty', 'false', ...flags],
    { cwd: workspace },
  )
  const errors = stdout.split('\n').filter((line) => /error TS\d+/.test(line))
  if (code !== 0 && errors.length === 0) throw new Error(`tsc ends with ${code}: ${stderr || stdout}`)
  return { errors: errors.length, first: errors[0], cpu, memory }
}
