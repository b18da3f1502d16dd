// `npm run example`: writes again what kit has written of examples/parcels, after a change of its document or of kit itself. Handlers
// and security.ts stay, and get what is new.
import { resolve } from 'node:path'
import { applyEdits, diskFiles, planApp, planFromDocument, renderDiagnostic } from '@kit/api'

const ROOT = 'examples/parcels'
const OPTIONS = { framework: 'express', output: 'src/routes', envelope: 'spec', split: 'tags', types: 'auto' }
const KITS = /^(?:\.kit\/|src\/(?:app|main)\.ts$|src\/routes\/(?!security\.ts$|(?:.+\/)?handlers\.ts$))/

const disk = diskFiles(ROOT)
// Kit leaves alone what it wrote once and what it does not remember to have written, so it is shown only what people wrote.
const files = {
  read: (path) => (KITS.test(path) ? undefined : disk.read(path)),
  list: (folder) => disk.list(folder).filter((name) => !disk.isFile(`${folder}/${name}`) || !KITS.test(`${folder}/${name}`)),
  isFile: (path) => !KITS.test(path) && disk.isFile(path),
}

const routes = await planFromDocument(resolve(ROOT, 'openapi.yaml'), files, OPTIONS)
const wanted = [...planApp(files, OPTIONS).edits, ...routes.edits]
const paths = new Set(wanted.map(({ path }) => path))
const written = wanted.filter(({ path, text }) => disk.read(path) !== text)
const removed = filesBelow(OPTIONS.output).filter((path) => KITS.test(path) && !paths.has(path))
applyEdits(ROOT, [...written, ...removed.map((path) => ({ path, kind: 'delete', text: '', reason: 'no longer needed' }))])

for (const diagnostic of routes.diagnostics) console.log(renderDiagnostic(diagnostic, { cwd: process.cwd() }))
for (const { path } of written) console.log(`written ${path}`)
for (const path of removed) console.log(`removed ${path}`)
console.log(`${routes.summary.handlersKept} handlers kept, ${written.length} files written, ${removed.length} removed`)

function filesBelow(folder) {
  return disk.list(folder).flatMap((name) => (disk.isFile(`${folder}/${name}`) ? [`${folder}/${name}`] : filesBelow(`${folder}/${name}`)))
}
