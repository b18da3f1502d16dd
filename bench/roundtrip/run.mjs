// npm run roundtrip -- <folder> [--only <text>] [--skip <text>] [--frameworks express,koa] [--types auto|infer|declare] [--parallel 2]
// Writes the routes of every document of a folder for each framework (in memory), reads them back from their syntax, and compares the two
// models in normal form. What code does not carry is counted by kind. The last line is JSON; the exit code is 1 where a model is not the same.
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { findDocuments } from '../corpus/documents.mjs'
import { inParallel, run } from '../shared/run.mjs'
import { printTable } from '../shared/table.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', default: '' },
    skip: { type: 'string' },
    frameworks: { type: 'string', default: 'express,fastify,koa' },
    types: { type: 'string', default: 'auto' },
    parallel: { type: 'string', default: '2' },
    engine: { type: 'string', default: resolve(root, 'engines/api/dist') },
  },
})
const folder = resolve(process.env.INIT_CWD ?? '.', positionals[0] ?? '../shared/corpus/specs')
const documents = findDocuments(folder).filter(
  ({ name }) => name.includes(values.only) && (values.skip === undefined || !name.includes(values.skip)),
)
if (documents.length === 0) {
  console.error(`No document in ${folder}.`)
  process.exit(1)
}

const script = fileURLToPath(new URL('document.mjs', import.meta.url))
const engine = `${pathToFileURL(resolve(values.engine))}/`
const rows = (
  await inParallel(
    documents.map(({ name, path }) => async () => {
      const options = ['--engine', engine, '--frameworks', values.frameworks, '--types', values.types]
      const { stdout, stderr } = await run(process.execPath, [script, path, ...options])
      const lines = stdout.trim().split('\n').filter(Boolean)
      const found = lines.map((line) => ({ document: name, ...JSON.parse(line) }))
      return found.length > 0 ? found : [{ document: name, result: 'crashed', message: stderr.split('\n').slice(0, 6).join(' | ') }]
    }),
    Number(values.parallel),
  )
).flat()

printTable([
  ['document', 'framework', 'operations', 'schemas', 'read ms', 'result'],
  ...rows.map((row) => [row.document, row.framework ?? '', row.operations ?? '', row.schemas ?? '', row.readMs ?? '', row.result]),
])
for (const row of rows.filter(({ result }) => result !== 'same' && result !== 'refused')) {
  console.log(`\n${row.document} (${row.framework ?? 'all'}): ${row.result} ${row.message ?? ''}`)
  for (const note of row.notes ?? []) console.log(`  ${note}`)
  for (const { path, wanted, found } of (row.differences ?? []).slice(0, 3))
    console.log(`  ${path}\n    document ${wanted}\n    code     ${found}`)
}

const losses = {}
for (const row of rows) for (const [kind, count] of Object.entries(row.losses ?? {})) losses[kind] = (losses[kind] ?? 0) + count
console.log('\nNot carried by code, kept in the document:')
printTable([['kind', 'times'], ...Object.entries(losses).sort(([, a], [, b]) => b - a)])

const count = (result) => rows.filter((row) => row.result === result).length
const same = count('same')
const refused = count('refused')
console.log(
  JSON.stringify({
    documents: documents.length,
    runs: rows.length,
    same,
    refused,
    differ: count('differs'),
    crashed: count('crashed'),
    operations: rows.reduce((sum, row) => sum + (row.operations ?? 0), 0),
    schemas: rows.reduce((sum, row) => sum + (row.schemas ?? 0), 0),
    kinds: Object.keys(losses).length,
  }),
)
process.exitCode = same + refused === rows.length ? 0 : 1
