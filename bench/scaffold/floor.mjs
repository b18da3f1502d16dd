// The least that reading a document can cost. `node floor.mjs <what> <document>`
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const [what, document] = process.argv.slice(2)
if (what === 'parse') {
  const text = readFileSync(document, 'utf8')
  if (document.endsWith('.json')) JSON.parse(text)
  else createRequire(import.meta.resolve('@kit/api'))('js-yaml').load(text)
} else if (what === 'read' || what === 'validate') {
  const { readDocument } = await import('@kit/api')
  await readDocument(document, { validate: what === 'validate' })
}
