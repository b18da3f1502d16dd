// Documents too large or not free enough for this repository. They are looked for beside it, or where KIT_CORPUS says.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** What is measured when there is nothing else; no bar stands on it. */
const EXAMPLE = { name: 'parcels', path: join(root, 'examples/parcels/openapi.yaml') }

/**
 * The documents the bars stand on, as far as they are there.
 *
 * @param wanted file by name: `{ github: 'github-3.0.json' }`
 * @returns the documents, `real: false` where only the example is left
 */
export function corpusDocuments(wanted, folder = process.env.KIT_CORPUS ?? join(root, '../shared/corpus/specs')) {
  const all = Object.entries(wanted).map(([name, file]) => ({ name, path: resolve(process.env.INIT_CWD ?? '.', folder, file) }))
  const found = all.filter(({ path }) => existsSync(path))
  for (const { path } of all) if (!existsSync(path)) console.error(`There is no ${path}: name the folder as an argument or in KIT_CORPUS.`)
  if (found.length === 0) console.error(`Measuring ${EXAMPLE.path} instead; the bars are not checked.`)
  return { documents: found.length === 0 ? [EXAMPLE] : found, real: found.length > 0 }
}
