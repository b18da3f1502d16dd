// One document in a process of its own: edits on both sides by turns, each carried to the other and written, as a dev server does.
// Arguments: folder with the document, its name, edits to time, edits until memory is measured for the last time.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { applyEdits, diskFiles } from '@kit/api'
import { SyncSession } from '@kit/api/sources'

/** Edits that do not count: code that has run for a while is faster. */
const WARM_UP = 10
const MEMORY_FROM = 50
const OPTIONS = { framework: 'express', output: 'src/routes', envelope: 'spec', split: 'tags', types: 'auto' }

const [folder, name, edits, memoryUntil] = process.argv.slice(2)
const document = join(folder, name)
const session = new SyncSession(document, diskFiles(folder), OPTIONS)
write(await session.plan())

let made = 0
const results = { document: [], sources: [], unsettled: 0, operations: 0 }
const memory = {}

for (let round = 0; round < WARM_UP + Number(edits); round++) {
  for (const [side, edit] of Object.entries({ document: editDocument, sources: editSource })) {
    const milliseconds = await once(edit(round))
    if (round >= WARM_UP) results[side].push(milliseconds)
  }
}
while (made < Number(memoryUntil)) await once(made % 2 === 0 ? editDocument(made) : editSource(made))
const last = await session.plan()
results.operations = last.summary.operations
results.unsettled += last.edits.length + last.documents.size
if (globalThis.gc !== undefined && Number(memoryUntil) > 0) memory[made] = used()
console.log(JSON.stringify({ ...results, memory, made }))

async function once(changed) {
  const started = performance.now()
  const plan = await session.plan([changed])
  write(plan)
  const milliseconds = performance.now() - started
  if (plan.edits.length === 0) results.unsettled += 1
  made += 1
  if (made === MEMORY_FROM && globalThis.gc !== undefined) memory[made] = used()
  return milliseconds
}

function write(plan) {
  applyEdits(folder, plan.edits)
  for (const [path, text] of plan.documents) writeFileSync(path, text)
}

function used() {
  globalThis.gc()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 1e6
}

/** Another description of one property, each time of another one, all over the document. */
function editDocument(round) {
  const text = readFileSync(document, 'utf8')
  const places = [...text.matchAll(/"description": ?"(?=[A-Z])/g)]
  const { index, 0: found } = places[(round * 7919) % places.length]
  const at = index + found.length
  writeFileSync(document, `${text.slice(0, at)}Edit ${round}: ${text.slice(at)}`)
  return document
}

/** Another limit for one text, each time in another file of the sources. */
function editSource(round) {
  const files = readdirSync(join(folder, OPTIONS.output), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && (one.name === 'contract.ts' || one.parentPath.endsWith('schemas')))
    .map((one) => relative(folder, join(one.parentPath, one.name)))
    .sort()
  for (let step = 0; ; step++) {
    const path = files[(round * 7919 + step) % files.length]
    const text = readFileSync(join(folder, path), 'utf8')
    const edited = text.replace(/z\.string\(\)(?:\.max\(\d+\))?/, `z.string().max(${1000 + round})`)
    if (edited === text) continue
    writeFileSync(join(folder, path), edited)
    return path
  }
}
