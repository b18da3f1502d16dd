import type { Catalogue, CatalogueObject } from '../catalogue/objects.js'
import { qualified } from '../sql/quote.js'
import type { Fates } from './fate.js'

/**
 * Which drops need no statement, since another one does them: the parts of a table with the table, the indexes and constraints of a column
 * with the column. Gives for each the object whose drop does it.
 */
export function impliedBy(from: Catalogue, { dropped }: Fates, to: Catalogue): ReadonlyMap<string, string> {
  const implied = new Map<string, string>()
  const circular = circularKeys(from, dropped)
  for (const id of dropped) {
    const object = from.objects.get(id)
    if (circular.has(id)) continue
    const by = object === undefined ? undefined : reason(object, from, dropped, to)
    if (by !== undefined) implied.set(id, by)
  }
  return implied
}

function reason(object: CatalogueObject, from: Catalogue, dropped: ReadonlySet<string>, to: Catalogue): string | undefined {
  const gone = (id: string | undefined) => id !== undefined && dropped.has(id)
  if (object.kind === 'ownership') {
    // A sequence that stays must be freed before its column goes.
    return gone(object.parent) ? object.parent : undefined
  }
  if (gone(object.parent)) return object.parent
  if (object.kind === 'sequence') {
    const owned = from.objects.get(`ownership ${object.ref}`)
    return to.objects.has(object.id) ? undefined : owned?.requires.find((id) => id.startsWith('column ') && dropped.has(id))
  }
  if (object.kind === 'index' || object.kind === 'constraint' || object.kind === 'statistics') {
    const column = object.requires.find((id) => dropped.has(id) && goesWith(object, from.objects.get(id)))
    if (column !== undefined) return column
    return indexParent(object, from, dropped) ?? inheritedConstraint(object, from, dropped)
  }
  if (object.kind === 'column' && object.facts.inherited && !object.facts.local) return inheritedColumn(object, from, dropped)
  return undefined
}

/** Whether a column takes an index or a constraint along: not a constraint that names it in the condition of its index only. */
function goesWith(object: CatalogueObject, column: CatalogueObject | undefined): boolean {
  if (column?.kind !== 'column' || column.parent !== object.parent) return false
  return object.kind !== 'constraint' || object.facts.columns.includes(column.name)
}

/** Foreign keys between dropped tables that refer to one another in a circle: neither table could go first. */
function circularKeys(from: Catalogue, dropped: ReadonlySet<string>): ReadonlySet<string> {
  const refers = new Map<string, { readonly key: string; readonly table: string }[]>()
  for (const id of dropped) {
    const key = from.objects.get(id)
    if (key?.kind !== 'constraint' || key.facts.type !== 'foreign key' || key.parent === undefined) continue
    const tables = new Set(key.requires.map((needed) => from.objects.get(needed)?.parent ?? needed))
    const targets = [...tables].filter((table) => table !== key.parent && table.startsWith('table ') && dropped.has(table))
    refers.set(key.parent, [...(refers.get(key.parent) ?? []), ...targets.map((table) => ({ key: id, table }))])
  }
  const reaches = (start: string, goal: string, seen: Set<string>): boolean =>
    (refers.get(start) ?? []).some(({ table }) => table === goal || (!seen.has(table) && reaches(table, goal, seen.add(table))))
  return new Set([...refers].flatMap(([owner, list]) => list.filter(({ table }) => reaches(table, owner, new Set())).map(({ key }) => key)))
}

/** The index of the partitioned table, which takes those of its partitions along. */
function indexParent(object: CatalogueObject, from: Catalogue, dropped: ReadonlySet<string>): string | undefined {
  const attachment = from.objects.get(`index attachment ${qualified(object.schema, object.name)}`)
  if (attachment === undefined || attachment.requires.some((id) => id.startsWith('attachment ') && dropped.has(id))) return undefined
  return attachment.requires.find((id) => id !== object.id && !id.startsWith('attachment ') && dropped.has(id))
}

function inheritedConstraint(object: CatalogueObject, from: Catalogue, dropped: ReadonlySet<string>): string | undefined {
  if (object.kind !== 'constraint' || !object.facts.inherited || object.facts.local) return undefined
  return parentParts(object, from, dropped).find((id) => dropped.has(id))
}

function inheritedColumn(object: CatalogueObject, from: Catalogue, dropped: ReadonlySet<string>): string | undefined {
  return parentParts(object, from, dropped).find((id) => dropped.has(id))
}

/** The same part of each parent table that the table is still a child of. */
function parentParts(object: CatalogueObject, from: Catalogue, dropped: ReadonlySet<string>): string[] {
  const table = from.objects.get(object.parent ?? '')
  if (table?.kind !== 'table') return []
  const attachment = from.objects.get(`attachment ${table.ref}`)
  // A partition that is detached is so before its parent changes.
  if (attachment !== undefined && dropped.has(attachment.id)) return []
  const parents = attachment?.kind === 'attachment' ? [attachment.facts.to] : table.facts.inherits
  return parents.map((parent) => `${object.kind} ${parent}.${object.ref}`)
}
