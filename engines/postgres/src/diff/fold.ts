import type { Catalogue, CatalogueObject, Of } from '../catalogue/objects.js'

/**
 * What is written into the CREATE TABLE of a new table, or into the ADD COLUMN of a new column, instead of a statement of its own: columns,
 * and of defaults and constraints those that need nothing but the table itself and what can be there before it.
 */
export function foldParts(to: Catalogue, made: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const folded = new Map<string, string[]>()
  const fold = (owner: string, id: string) => {
    const list = folded.get(owner)
    if (list === undefined) folded.set(owner, [id])
    else list.push(id)
  }
  const inside = new Set<string>()
  for (const object of to.objects.values()) {
    if (object.kind !== 'column' || !made.has(object.id) || !made.has(object.parent ?? '')) continue
    const table = to.objects.get(object.parent ?? '')
    if (table?.kind !== 'table' || !(object.facts.local || to.objects.has(`attachment ${table.ref}`))) continue
    fold(table.id, object.id)
    inside.add(object.id)
  }
  for (const object of to.objects.values()) {
    if (!made.has(object.id) || object.parent === undefined) continue
    if (object.kind === 'default') {
      const column = to.objects.get(object.parent)
      if (column === undefined || !made.has(column.id) || !isSimple(object, column.parent, to)) continue
      if (inside.has(column.id)) fold(column.parent ?? '', object.id)
      else if (column.kind === 'column' && !column.facts.inherited) fold(column.id, object.id)
    }
    if (object.kind === 'constraint' && made.has(object.parent) && isFoldable(object) && isSimple(object, object.parent, to))
      fold(object.parent, object.id)
  }
  return folded
}

function isFoldable({ facts }: Of<'constraint'>): boolean {
  if (!facts.validated || facts.incomplete) return false
  if (facts.type === 'check') return facts.local || !facts.inherited
  return facts.type === 'primary key' || facts.type === 'unique'
}

/** Needs nothing that itself may need the table: sequences, types, and what belongs to the table. */
function isSimple(object: CatalogueObject, table: string | undefined, to: Catalogue): boolean {
  return object.requires.every((id) => {
    const needed = to.objects.get(id)
    if (needed === undefined || id === table || needed.parent === table) return true
    if (needed.kind === 'routine') return table?.startsWith('domain ') === true && !needed.requires.includes(table)
    return ['sequence', 'enum', 'schema', 'range', 'composite', 'domain', 'view column'].includes(needed.kind)
  })
}
