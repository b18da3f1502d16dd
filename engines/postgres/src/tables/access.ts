import type { CatalogueObject } from '../catalogue/objects.js'
import { type IndexDefinition, indexOf } from './definition.js'

/** How rows of a table are found. */
export interface Access {
  /** The primary key, else a unique index of columns that are never null. */
  readonly key: readonly string[]
  readonly indexed: ReadonlySet<string>
  readonly sorted: ReadonlySet<string>
  readonly constraints: Readonly<Record<string, readonly string[]>>
}

/**
 * What the indexes and constraints of a table are good for.
 *
 * @param comparable whether values of a column can stand in an address
 */
export function accessTo(parts: readonly CatalogueObject[], notNull: ReadonlySet<string>, comparable: (column: string) => boolean): Access {
  const indexes = parts.flatMap((one): readonly (IndexDefinition & { readonly name: string; readonly primary: boolean })[] => {
    const definition =
      one.kind === 'index' && one.facts.valid ? one.facts.definition : one.kind === 'constraint' ? one.facts.indexDefinition : undefined
    const primary = one.kind === 'constraint' && one.facts.type === 'primary key'
    return definition === undefined ? [] : [{ ...indexOf(definition), name: one.name, primary }]
  })
  const deferrable = new Set(parts.flatMap((one) => (one.kind === 'constraint' && one.facts.deferrable ? [one.name] : [])))
  const keys = indexes.filter(
    ({ unique, partial, columns, primary, name }) =>
      unique && !partial && columns?.every((column) => notNull.has(column) && comparable(column)) && (primary || !deferrable.has(name)),
  )
  const key = keys.find(({ primary }) => primary) ?? keys[0]
  const whole = indexes.filter(({ partial, method }) => !partial && (method === 'btree' || method === 'hash'))
  const first = (one: IndexDefinition): readonly string[] => (one.first === undefined ? [] : [one.first])
  return {
    key: key?.columns ?? [],
    indexed: new Set(whole.flatMap(first)),
    sorted: new Set(whole.filter(({ method }) => method === 'btree').flatMap(first)),
    constraints: Object.fromEntries(
      parts.flatMap((one) => {
        const columns =
          one.kind === 'constraint' ? one.facts.columns : one.kind === 'index' ? uniqueColumns(one.facts.definition) : undefined
        return columns === undefined || columns.length === 0 ? [] : [[one.name, columns] as const]
      }),
    ),
  }
}

/** Only a unique index refuses rows. */
function uniqueColumns(definition: string): readonly string[] | undefined {
  const { unique, columns } = indexOf(definition)
  return unique ? columns : undefined
}
