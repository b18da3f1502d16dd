import { relative, sep } from 'node:path'
import { fail } from '../diagnostics/diagnostic.js'
import { migrating } from '../diagnostics/migrating.js'
import { sqlFiles } from '../source/files.js'
import { folders, pairs } from './formats/pairs.js'
import { dbmate, nodePgMigrate } from './formats/sections.js'
import { flyway, graphile, plain } from './formats/single.js'
import type { Format, Migration } from './migration.js'

/** Every format that kit reads and writes; the first one that finds migrations in a folder is the folder's. */
export const FORMATS: readonly Format[] = [pairs, folders, dbmate, nodePgMigrate, flyway, graphile, plain]

export interface Migrations {
  readonly format: Format
  /** In the order in which they are run. */
  readonly list: readonly Migration[]
}

/**
 * Reads the migrations of a folder, whichever of the known formats they are in.
 *
 * @param folder absolute, or from the current folder
 * @throws DiagnosticError KIT2023 when there is no such folder, KIT2060 when two have the same version
 * @example
 * const { list } = await readMigrations('migrations')
 * list.map((one) => one.version) // ['20240131120000', '20240201090000']
 */
export async function readMigrations(folder: string): Promise<Migrations> {
  const files = (await sqlFiles(folder, { mayBeEmpty: true })).map(({ path, text }) => ({
    path: relative(folder, path).split(sep).join('/'),
    text,
  }))
  for (const format of FORMATS) {
    const found = format.read(files)
    if (found === undefined) continue
    const list = [...found].sort((a, b) => compareVersions(a.version, b.version))
    for (const [index, one] of list.entries()) {
      const next = list[index + 1]
      if (next !== undefined && compareVersions(one.version, next.version) === 0)
        fail(migrating.sameVersion(one.version, one.up.file, next.up.file))
    }
    return { format, list }
  }
  return { format: pairs, list: [] }
}

const DIGITS = /^\d+$/

/** Numbers by value, the rest as text: `2` comes before `10`, `1.9` before `1.10`. */
export function compareVersions(a: string, b: string): number {
  // As nearly all are: told apart without being taken apart.
  if (a.length === b.length && DIGITS.test(a) && DIGITS.test(b)) return a < b ? -1 : Number(a > b)
  const [left, right] = [a, b].map((version) => version.split(/(\d+)/))
  for (let index = 0; index < Math.max(left?.length ?? 0, right?.length ?? 0); index++) {
    const [x = '', y = ''] = [left?.[index], right?.[index]]
    if (x === y) continue
    if (DIGITS.test(x) && DIGITS.test(y)) {
      const [m, n] = [BigInt(x), BigInt(y)]
      if (m !== n) return m < n ? -1 : 1
      continue
    }
    return x < y ? -1 : 1
  }
  return 0
}
