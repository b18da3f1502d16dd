// npm run corpus -- <folder> [--only <text>] [--skip <text>] [--frameworks express,koa]
// Scaffolds every document of a folder for all frameworks, compiles the output, starts each server and asks for each operation.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { inParallel, run } from '../shared/run.mjs'
import { printTable } from '../shared/table.mjs'
import { boot } from './boot.mjs'
import { batches, compile, prepareWorkspace } from './compile.mjs'
import { findDocuments } from './documents.mjs'
import { requestsOf } from './requests.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    skip: { type: 'string' },
    frameworks: { type: 'string', default: 'express,fastify,koa' },
    keep: { type: 'boolean', default: false },
  },
})
const folder = resolve(process.env.INIT_CWD ?? '.', positionals[0] ?? '../shared/corpus/specs')
const frameworks = values.frameworks.split(',')
const documents = findDocuments(folder).filter(
  ({ name }) => (values.only === undefined || name.includes(values.only)) && (values.skip === undefined || !name.includes(values.skip)),
)
if (documents.length === 0) {
  console.error(`No document in ${folder}.`)
  process.exit(1)
}

const workspace = mkdtempSync(join(tmpdir(), 'kit-corpus-'))
prepareWorkspace(workspace, root)
const rows = []
for (const framework of frameworks) {
  const projects = await inParallel(
    documents.map((document, index) => async () => {
      const target = `${framework}/d${index}`
      mkdirSync(join(workspace, target), { recursive: true })
      const { stdout, stderr } = await run(process.execPath, [
        join(root, 'bench/corpus/scaffold.mjs'),
        document.path,
        join(workspace, target),
        framework,
      ])
      const row = { document: document.name, path: document.path, framework, folder: target, ...parse(stdout, stderr) }
      return row
    }),
    2,
  )
  const read = projects.filter((one) => one.result === 'read')
  console.error(`${framework}: ${read.length} of ${projects.length} read`)
  for (const [index, batch] of batches(read).entries()) {
    const errors = await compile(workspace, batch, `${framework}.${index}`, root)
    for (const project of batch)
      if (errors.has(project.folder)) Object.assign(project, { result: 'does not compile', message: errors.get(project.folder) })
    console.error(
      `${framework}: compiled ${batch.length} (${batch[0].document}${batch.length > 1 ? ', …' : ''}), ${errors.size} with errors`,
    )
  }
  await inParallel(
    read
      .filter((one) => one.result === 'read')
      .map((project) => async () => {
        const problem = await boot(
          workspace,
          project.folder,
          requestsOf(
            readFileSync(join(workspace, project.folder, '.kit/routes.json'), 'utf8'),
            readFileSync(join(workspace, project.folder, 'src/routes/index.ts'), 'utf8'),
          ),
        )
        Object.assign(project, problem === undefined ? { result: 'ok' } : { result: 'does not serve', message: problem })
      }),
    2,
  )
  rows.push(...projects)
}
if (values.keep) console.error(`kept: ${workspace}`)
else rmSync(workspace, { recursive: true, force: true })

printTable([
  ['document', 'framework', 'operations', 'files', 'lines', 'largest', 'CPU s', 'MB', 'result'],
  ...rows.map((row) => [
    row.document,
    row.framework,
    row.operations ?? '',
    row.files ?? '',
    row.lines ?? '',
    row.largest ?? '',
    row.cpu,
    Math.round(row.memory),
    row.result,
  ]),
])
const bad = rows.filter((row) => row.result !== 'ok')
for (const row of bad)
  console.log(
    `\n${row.document} (${row.framework}): ${row.result}\n  ${row.message}${row.place === undefined ? '' : `\n  ${row.place.file}:${row.place.line}:${row.place.column}`}`,
  )
const count = (result) => rows.filter((row) => row.result === result).length
const summary = {
  documents: documents.length,
  runs: rows.length,
  ok: count('ok'),
  refused: count('refused'),
  failed: rows.length - count('ok') - count('refused'),
  operations: rows.reduce((sum, row) => sum + (row.operations ?? 0), 0),
  lines: rows.reduce((sum, row) => sum + (row.lines ?? 0), 0),
  largest: Math.max(...rows.map((row) => row.largest ?? 0)),
}
console.log(JSON.stringify(summary))
process.exitCode = summary.failed > 0 ? 1 : 0

function parse(stdout, stderr) {
  try {
    return JSON.parse(stdout.trim().split('\n').at(-1))
  } catch {
    return { result: 'crashed', message: stderr.split('\n').slice(0, 8).join(' | '), cpu: 0, memory: 0 }
  }
}
