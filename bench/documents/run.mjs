// npm run bench -- documents [<folder of documents>]
// Whether a document that kit prints says what the model says, for every document of the corpus, and how long printing and editing takes.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { DiagnosticError, readDocument } from '@kit/api'
import { editDocument, printDocument } from '@kit/api/sources'
import { modelDifferences } from '../../engines/api/dist/document/edit/model-differences.js'
import { corpusDocuments } from '../shared/corpus.mjs'
import { printTable } from '../shared/table.mjs'

const folder = process.argv[2] ?? join(corpusDocuments({ github: 'github-3.0.json' }).documents[0].path, '..')
const files = ['', 'small'].flatMap((below) => {
  const path = join(folder, below)
  return existsSync(path)
    ? readdirSync(path).flatMap((name) => (/(?<!MANIFEST)\.(?:ya?ml|json)$/.test(name) ? [join(path, name)] : []))
    : []
})

const read = (file, text) =>
  readDocument(file, {
    validate: false,
    ...(text !== undefined && { fileSystem: { readFile: async () => text, realpath: async (one) => one } }),
  })

const rows = []
const counts = { 3.1: [0, 0], '3.0': [0, 0] }
const unlike = { 3.1: [], '3.0': [] }
for (const file of files) {
  const result = await read(file).catch((error) => {
    if (error instanceof DiagnosticError) return undefined
    throw error
  })
  if (result === undefined) continue
  const { model, entry } = result
  const row = { name: basename(file), operations: model.operations.length }
  for (const version of ['3.1', '3.0']) {
    const start = performance.now()
    const text = printDocument(model, { format: 'yaml', version })
    row[version] = performance.now() - start
    const again = await read('/printed/openapi.yaml', text)
    const differences = modelDifferences(model, again.model)
    counts[version][differences.length === 0 ? 0 : 1] += 1
    if (differences.length > 0)
      unlike[version].push(
        `${basename(file)}: ${differences
          .slice(0, 3)
          .map(({ what }) => what)
          .join(', ')}`,
      )
  }
  if (row.operations < 250) continue
  const texts = new Map(result.files.map((path) => [path, readFileSync(path, 'utf8')]))
  const after = { ...model, operations: model.operations.map((one, index) => (index === 9 ? { ...one, summary: 'Another summary' } : one)) }
  const start = performance.now()
  const edited = await editDocument({ entry, files: texts }, model, after)
  row.edit = performance.now() - start
  row.diagnostics = edited.diagnostics.length
  rows.push(row)
}
for (const version of ['3.1', '3.0']) {
  console.log(
    `Printed as ${version}: ${counts[version][0]} of ${counts[version][0] + counts[version][1]} documents say the same when read again.`,
  )
  for (const line of unlike[version]) console.log(`  ${line}`)
}
printTable([
  ['document', 'operations', 'print 3.1, ms', 'print 3.0, ms', 'edit one summary, ms', 'not carried'],
  ...rows.map((row) => [row.name, row.operations, row['3.1'], row['3.0'], row.edit, row.diagnostics]),
])
