// One document, there and back: read, written as routes (in memory), the routes read, both compared. Prints one line of JSON for each framework.
import { parseArgs } from 'node:util'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { frameworks: { type: 'string' }, engine: { type: 'string' }, types: { type: 'string', default: 'auto' } },
})
const [path] = positionals
const from = (file) => import(new URL(file, values.engine))
const { readDocument } = await from('read/read-document.js')
const { planRoutes } = await from('plan/plan-routes.js')
const { readOutput } = await from('extract/contract/read-output.js')
const { byRouters } = await from('extract/contract/wiring.js')
const { compareModels } = await from('extract/normal-form/compare-models.js')

let document
try {
  document = await readDocument(path, { validate: false })
} catch (error) {
  if (error.diagnostics === undefined) throw error
  refused(error)
}
for (const framework of document === undefined ? [] : values.frameworks.split(',')) {
  const started = performance.now()
  try {
    const { edits } = planRoutes(document, memory(new Map()), {
      framework,
      output: 'src/routes',
      envelope: 'spec',
      split: 'tags',
      types: values.types,
    })
    const planned = performance.now()
    const output = readOutput(memory(new Map(edits.map((edit) => [edit.path, edit.text]))), 'src/routes', 'open', byRouters)
    const { differences, losses } = compareModels(document.model, output)
    console.log(
      JSON.stringify({
        framework,
        result: differences.length === 0 && output.diagnostics.length === 0 ? 'same' : 'differs',
        operations: document.model.operations.length,
        schemas: document.model.schemas.size,
        differences: differences.slice(0, 20),
        count: differences.length,
        notes: output.diagnostics.slice(0, 5).map((one) => `${one.place.file}:${one.place.line} ${one.message}`),
        losses: Object.fromEntries(losses),
        planMs: Math.round(planned - started),
        readMs: Math.round(performance.now() - planned),
      }),
    )
  } catch (error) {
    if (error.diagnostics === undefined) throw error
    refused(error)
  }
}

function refused(error) {
  console.log(JSON.stringify({ result: 'refused', message: error.diagnostics[0].message }))
}

function memory(files) {
  const folders = new Map([['', new Set()]])
  for (const file of files.keys()) {
    const parts = file.split('/')
    for (let depth = 1; depth <= parts.length; depth++) {
      const folder = parts.slice(0, depth - 1).join('/')
      if (!folders.has(folder)) folders.set(folder, new Set())
      folders.get(folder).add(parts[depth - 1])
    }
  }
  return { read: (file) => files.get(file), isFile: (file) => files.has(file), list: (folder) => [...(folders.get(folder) ?? [])] }
}
