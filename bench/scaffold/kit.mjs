// One document to one project, in a process of its own: what `nx g @kit:routes` does, without Nx.
import { applyEdits, diskFiles, planApp, planFromDocument } from '@kit/api'

const [document, folder] = process.argv.slice(2)
const options = { framework: 'express', output: 'src/routes', envelope: 'spec', split: 'tags', types: 'auto' }
const files = diskFiles(folder)
const plan = await planFromDocument(document, files, options)
const edits = [...plan.edits, ...planApp(files, options).edits]
applyEdits(folder, edits)
console.log(JSON.stringify({ edits: edits.length, operations: plan.summary.operations }))
