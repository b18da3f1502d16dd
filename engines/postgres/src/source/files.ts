import { readFileSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fail } from '../diagnostics/diagnostic.js'
import { shadowing } from '../diagnostics/shadowing.js'

export interface SqlFile {
  readonly path: string
  readonly text: string
}

/**
 * The `.sql` files of a path: the file itself, or those in and below a folder, in the order of their names.
 *
 * @param path absolute, or from the current folder
 * @example
 * (await sqlFiles('schema')).map((file) => file.path) // ['schema/orders.sql', 'schema/users.sql']
 *
 * @throws DiagnosticError KIT2023 or KIT2024 when there is nothing to read
 */
export async function sqlFiles(path: string, { mayBeEmpty = false } = {}): Promise<SqlFile[]> {
  const found = await stat(path).catch(() => fail(shadowing.noFile(path)))
  if (!found.isDirectory()) return [read(path)]
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.sql')).map((entry) => join(entry.parentPath, entry.name))
  if (paths.length === 0 && !mayBeEmpty) fail(shadowing.noScripts(path))
  return paths.sort().map(read)
}

/** One small file after the other: handing hundreds of them to other threads takes ten times as long as reading them. */
function read(path: string): SqlFile {
  return { path, text: readFileSync(path, 'utf8') }
}
