// One project to one document, in a process of its own: `parse` only parses, `extract` does all of it.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { diskFiles } from '@kit/api'
import { extractRoutes, printDocument } from '@kit/api/sources'

const [what, folder, list] = process.argv.slice(2)
const { entries, files } = JSON.parse(readFileSync(list, 'utf8'))
const started = performance.now()
if (what === 'parse') {
  const { parseSync } = createRequire(import.meta.resolve('@kit/api'))('oxc-parser')
  let nodes = 0
  // Reading the tree is what brings it over from the parser.
  for (const file of files) nodes += parseSync(file, readFileSync(join(folder, file), 'utf8')).program.body.length
  console.log(JSON.stringify({ milliseconds: performance.now() - started, nodes }))
} else {
  const { model, diagnostics } = extractRoutes(diskFiles(folder), { entries })
  const text = printDocument(model, { format: 'yaml', version: '3.1' })
  const milliseconds = performance.now() - started
  console.log(JSON.stringify({ milliseconds, operations: model.operations.length, diagnostics: diagnostics.length, bytes: text.length }))
}
