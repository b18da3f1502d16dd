import type { Catalogue, CatalogueObject, Of } from '../catalogue/objects.js'
import { identifier } from '../sql/quote.js'
import { type Access, accessTo } from './access.js'
import { rulesOf } from './check.js'
import { referenceOf } from './definition.js'
import type { Column, ForeignKey, Table } from './table.js'
import { valueTypeOf, withRule } from './value-type.js'

/** A relation with all that stands for its parts. */
interface Relation {
  readonly object: Of<'table'> | Of<'view'> | Of<'materialized view'>
  readonly parts: readonly CatalogueObject[]
}

/**
 * What a database's tables and views look like to somebody who makes an API of them: columns with the values they take, keys, references, and what
 * indexes find quickly. Partitions are left out: their table stands for them.
 *
 * @param catalogue what `readCatalogue` returned
 * @param schemas   names of the schemas to look into
 * @throws nothing
 * @example
 * describeTables(await readCatalogue(session), ['public']).map((table) => table.name) // ['customers', 'orders']
 */
export function describeTables(catalogue: Catalogue, schemas: readonly string[]): readonly Table[] {
  const parts = partsOf(catalogue)
  return [...catalogue.objects.values()].flatMap((object): readonly Table[] => {
    if (object.kind !== 'table' && object.kind !== 'view' && object.kind !== 'materialized view') return []
    const own = parts.get(object.id) ?? []
    const isPartition = own.some((one) => one.kind === 'attachment')
    return isPartition || !schemas.includes(object.schema) ? [] : [describe({ object, parts: own }, catalogue)]
  })
}

function partsOf({ objects }: Catalogue): ReadonlyMap<string, readonly CatalogueObject[]> {
  const parts = new Map<string, CatalogueObject[]>()
  for (const one of objects.values()) {
    if (one.parent === undefined) continue
    const known = parts.get(one.parent)
    if (known === undefined) parts.set(one.parent, [one])
    else known.push(one)
  }
  return parts
}

function describe({ object, parts }: Relation, catalogue: Catalogue): Table {
  const columns = new Map(parts.flatMap((one) => (one.kind === 'column' || one.kind === 'view column' ? [[one.name, one] as const] : [])))
  const notNull = new Set([...columns.values()].flatMap((one) => (one.kind === 'column' && one.facts.notNull ? [one.name] : [])))
  const access = accessTo(parts, notNull, (name) => {
    const type = object.facts.columns.find((one) => one.name === name)?.type
    return type !== undefined && valueTypeOf(type, catalogue.objects).comparable
  })
  const described = object.facts.columns.map(({ name, type }) =>
    columnOf(name, type, columns.get(name), access, { object, parts }, catalogue),
  )
  return {
    schema: object.schema,
    name: object.name,
    ref: object.ref,
    comment: object.comment,
    view: object.kind !== 'table',
    writable: object.kind === 'table' && object.facts.foreign === undefined && access.key.length > 0,
    guarded: object.kind === 'table' && object.facts.rowSecurity,
    columns: described,
    key: access.key,
    foreignKeys: parts.flatMap(foreignKeyOf),
    constraints: access.constraints,
  }
}

function columnOf(
  name: string,
  type: string,
  object: CatalogueObject | undefined,
  access: Access,
  { parts }: Relation,
  catalogue: Catalogue,
): Column {
  const checks = parts.flatMap((one) =>
    one.kind === 'constraint' && one.facts.type === 'check'
      ? rulesOf(one.facts.definition).flatMap((rule) => (rule.column === name ? [{ rule, validated: one.facts.validated }] : []))
      : [],
  )
  const base = valueTypeOf(type, catalogue.objects)
  const value = checks.reduce((known, { rule, validated }) => withRule(known, rule, validated), base)
  const facts = object?.kind === 'column' ? object.facts : undefined
  const byDefault = defaultOf(object?.id, catalogue)
  const counted = facts?.identity !== undefined || (byDefault !== undefined && /^nextval\(/.test(byDefault))
  const nullable = facts === undefined || (!facts.notNull && base.notNull !== true)
  const sqlName = identifier(name)
  return {
    name,
    comment: object?.comment,
    nullable,
    // A text search vector is made by a trigger, whatever its column says.
    required: !nullable && byDefault === undefined && !counted && !hasDefault(type, catalogue) && type !== 'tsvector',
    writable: facts !== undefined && facts.generated === undefined && !counted,
    read: value.read,
    write: value.write,
    named: type.endsWith('[]') ? undefined : value.named,
    indexed: value.comparable && access.indexed.has(name),
    sorted: value.comparable && access.sorted.has(name),
    ordered: value.comparable,
    ranged: value.ranged,
    sql: { name: sqlName, read: value.select(sqlName), type: value.from ?? type, write: value.into?.(sqlName) },
  }
}

function defaultOf(column: string | undefined, { objects }: Catalogue): string | undefined {
  const found = column === undefined ? undefined : objects.get(column.replace(/^column/, 'default'))
  return found?.kind === 'default' ? found.facts.expression : undefined
}

/** Domains have defaults of their own. */
function hasDefault(type: string, { objects }: Catalogue): boolean {
  const domain = objects.get(`domain ${type}`)
  return domain?.kind === 'domain' && domain.facts.default !== undefined
}

function foreignKeyOf(one: CatalogueObject): readonly ForeignKey[] {
  if (one.kind !== 'constraint' || one.facts.type !== 'foreign key') return []
  const to = referenceOf(one.facts.definition)
  return to === undefined ? [] : [{ columns: one.facts.columns, table: to.table, references: to.columns }]
}
