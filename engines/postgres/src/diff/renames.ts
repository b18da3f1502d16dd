import type { Catalogue, Of } from '../catalogue/objects.js'
import { fail } from '../diagnostics/diagnostic.js'
import { planning } from '../diagnostics/planning.js'
import { run, type Statement } from './statement.js'

/** Two objects that may be the same one under another name: ids in the two catalogues. */
export interface Rename {
  readonly from: string
  readonly to: string
  readonly statement: Statement
}

/**
 * Tables and columns that go while one like them comes: of a table, the columns are the same; of a column, the table, the type, and that there
 * is no other that it could be.
 */
export function findRenames(from: Catalogue, to: Catalogue): Rename[] {
  const tables = pairs(gone(from, to, 'table'), gone(to, from, 'table'), (table) => `${table.schema}\n${shape(table)}`)
  const columns = pairs(
    gone(from, to, 'column').filter((column) => to.objects.has(column.parent ?? '')),
    gone(to, from, 'column').filter((column) => from.objects.has(column.parent ?? '')),
    (column) => `${column.parent}\n${column.facts.type}\n${column.facts.generated?.expression ?? ''}`,
  )
  return [
    ...tables.map(([a, b]) => renameOf(a, b, from)),
    ...columns.filter(([a]) => !a.facts.inherited).map(([a, b]) => renameOf(a, b, from)),
  ]
}

/**
 * The rename that somebody asked for as `schema.old=schema.new`, or `schema.table.old=schema.table.new`.
 *
 * @throws DiagnosticError KIT2045 when the catalogues have no such two
 */
export function askedRename(wanted: string, from: Catalogue, to: Catalogue): Rename {
  const [old = '', name = ''] = wanted.split('=')
  for (const kind of ['table', 'column'] as const) {
    const a = gone(from, to, kind).find((one) => one.id === `${kind} ${old}`)
    const b = gone(to, from, kind).find((one) => one.id === `${kind} ${name}`)
    if (a !== undefined && b !== undefined) return renameOf(a, b, from)
  }
  return fail(planning.noSuchRename(wanted))
}

function renameOf(a: Of<'table' | 'column'>, b: Of<'table' | 'column'>, from: Catalogue): Rename {
  if (a.kind === 'column') {
    const table = from.objects.get(a.parent ?? '')?.ref ?? ''
    return { from: a.id, to: b.id, statement: run(`ALTER TABLE ${table} RENAME COLUMN ${a.ref} TO ${b.ref}`) }
  }
  const [, name = b.ref] = /^(?:"(?:[^"]|"")*"|[^.]+)\.(.+)$/.exec(b.ref) ?? []
  return { from: a.id, to: b.id, statement: run(`ALTER TABLE ${a.ref} RENAME TO ${name}`) }
}

function gone<K extends 'table' | 'column'>(from: Catalogue, to: Catalogue, kind: K): Of<K>[] {
  const isKind = (one: { readonly kind: string }): one is Of<K> => one.kind === kind
  return [...from.objects.values()].filter((one) => !to.objects.has(one.id)).filter(isKind)
}

function shape(table: Of<'table'>): string {
  return table.facts.columns
    .map(({ name, type }) => `${name} ${type}`)
    .sort()
    .join('\n')
}

/** One of each side with the same key, where neither side has a second one. */
function pairs<T>(left: readonly T[], right: readonly T[], key: (one: T) => string): [T, T][] {
  const group = (list: readonly T[]) => {
    const groups = new Map<string, T[]>()
    for (const one of list) groups.set(key(one), [...(groups.get(key(one)) ?? []), one])
    return groups
  }
  const others = group(right)
  return [...group(left)].flatMap(([name, [a, ...more]]) => {
    const [b, ...moreOthers] = others.get(name) ?? []
    return a !== undefined && b !== undefined && more.length === 0 && moreOthers.length === 0 ? [[a, b] as [T, T]] : []
  })
}
