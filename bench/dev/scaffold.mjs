// node scaffold.mjs <folder>: routes for the openapi.json in it, as the generator writes them.
import { applyEdits, diskFiles } from '../../engines/api/dist/index.js'
import { planSync } from '../../engines/api/dist/sources.js'

const [, , root] = process.argv
const options = { framework: 'express', output: 'src/routes', envelope: 'spec', split: 'tags', types: 'auto' }
applyEdits(root, (await planSync(`${root}/openapi.json`, diskFiles(root), options)).edits)
