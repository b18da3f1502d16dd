import { readFileSync } from 'node:fs'
import { type Edit, type ProjectFiles, planApp, type RoutesOptions } from '@kit/api'

const FILES = new URL('../../../../generators/routes/files/', import.meta.url)
const NAMES = ['db.ts', 'db/errors.ts', 'db/page.ts', 'db/table.ts', 'db/write.ts'] as const

/**
 * How handlers reach the database: connections, lists, writing, and what becomes of the database's errors. Written once, then the user's.
 *
 * @param folder above the routes, relative to the project; empty or with a slash at its end
 */
export function supportFiles(files: ProjectFiles, options: RoutesOptions, folder: string): readonly Edit[] {
  const routes = options.output.split('/').at(-1) ?? 'routes'
  const added = NAMES.flatMap((name): readonly Edit[] => {
    const path = `${folder}${name}`
    if (files.isFile(path)) return []
    const template = readFileSync(new URL(name, FILES), 'utf8')
    const text = routes === 'routes' ? template : template.replaceAll("/routes/http/errors.js'", `/${routes}/http/errors.js'`)
    return [{ path, kind: 'create', text, reason: 'written once, then yours' }]
  })
  return [...added, ...endOfPool(files, options, folder)]
}

const NO_FILES: ProjectFiles = { read: () => undefined, list: () => [], isFile: () => false }

/** The connections end with the server, where the module that starts it is still as kit wrote it. */
function endOfPool(files: ProjectFiles, options: RoutesOptions, folder: string): readonly Edit[] {
  const path = `${folder}main.ts`
  const written = planApp(NO_FILES, options).edits.find((edit) => edit.path === path)?.text
  if (written === undefined || files.read(path) !== written) return []
  const text = written
    .replace("import { createApp } from './app.js'\n", "import { createApp } from './app.js'\nimport { closePool } from './db.js'\n")
    .replace('() => process.exit(0)', '() => void closePool().finally(() => process.exit(0))')
  return [{ path, kind: 'update', text, reason: 'the connections end with the server' }]
}
