import type { Catalogue, Of } from '../catalogue/objects.js'

/** The columns of parent tables that a column only exists by: none for one that its table declares itself, or of a partition that is not attached. */
export function inheritedFrom(catalogue: Catalogue, column: Of<'column'>): Of<'column'>[] {
  if (!column.facts.inherited) return []
  const table = catalogue.objects.get(column.parent ?? '')
  if (table?.kind !== 'table') return []
  return parentsOf(catalogue, table).flatMap((parent) => {
    const found = catalogue.objects.get(`column ${parent}.${column.ref}`)
    return found?.kind === 'column' ? [found] : []
  })
}

/** References of the tables that a table inherits from, or is a partition of. */
export function parentsOf(catalogue: Catalogue, table: Of<'table'>): readonly string[] {
  const attachment = catalogue.objects.get(`attachment ${table.ref}`)
  return attachment?.kind === 'attachment' ? [attachment.facts.to] : table.facts.inherits
}
