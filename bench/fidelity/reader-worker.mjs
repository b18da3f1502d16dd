// Schemas take the way of real documents: into an OpenAPI document, through the reader, out as named schemas.
import { parentPort } from 'node:worker_threads'
// The document around them is made here, so only the schemas are read with care.
import { DiagnosticError, readDocument } from '../../engines/api/dist/index.js'

const DOCUMENT = '/fidelity/openapi.json'

parentPort.on('message', async ({ version, schemas }) => {
  const text = JSON.stringify({ openapi: version, info: { title: 'Fidelity', version: '1' }, paths: {}, components: { schemas } })
  const readFile = async (path) => {
    if (path === DOCUMENT) return text
    throw Object.assign(new Error(`ENOENT: no such file, open '${path}'`), { code: 'ENOENT' })
  }
  const fileSystem = { readFile, realpath: async (path) => path }
  try {
    const { model } = await readDocument(DOCUMENT, { fileSystem, validate: false })
    parentPort.postMessage({ named: model.schemas })
  } catch (error) {
    const refused = error instanceof DiagnosticError
    parentPort.postMessage({ error: refused ? error.diagnostics.map((one) => `${one.code} ${one.message}`).join('; ') : String(error) })
  }
})
