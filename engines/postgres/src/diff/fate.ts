import type { Catalogue, CatalogueObject } from '../catalogue/objects.js'
import { rulesFor } from './rules/registry.js'
import type { Context } from './rules/rules.js'

/** What becomes of every object. An object that is rebuilt is in `dropped` and in `made`. */
export interface Fates {
  readonly dropped: ReadonlySet<string>
  readonly made: ReadonlySet<string>
  /** Columns that change along with their type, and the type. */
  readonly through: ReadonlyMap<string, string>
}

/** Kinds that the server adapts by itself when a column changes its type. */
const ADAPTS = new Set<CatalogueObject['kind']>([
  'index',
  'constraint',
  'statistics',
  'column',
  'ownership',
  'index attachment',
  'attachment',
  'table',
])

/** Kinds that hold data or only say what belongs together. */
const STAYS = new Set<CatalogueObject['kind']>([
  'column',
  'sequence',
  'index attachment',
  'attachment',
  'enum',
  'domain',
  'composite',
  'range',
])

/**
 * Decides what is dropped and what is made: what only one side has, what can't be changed in place, and what stands on such a thing and would
 * be in the way, transitively.
 */
export function decideFates(from: Catalogue, to: Catalogue, online: boolean): Fates {
  const dropped = new Set([...from.objects.keys()].filter((id) => !to.objects.has(id)))
  const made = new Set([...to.objects.keys()].filter((id) => !from.objects.has(id)))
  const through = new Map<string, string>()
  const context: Context = { from, to, online, isNew: (id) => made.has(id), isDropped: (id) => dropped.has(id), folded: () => [] }
  const dependents = dependentsOf(from)
  /** What goes, is made anew, or changes under those who need it. */
  const queue: (readonly [string, 'gone' | 'changed' | 'lost'])[] = [...dropped].map((id) => [id, 'lost'] as const)
  const unchanged = new Set<string>()
  const rebuild = (id: string) => {
    if (dropped.has(id) || !to.objects.has(id)) return
    dropped.add(id)
    made.add(id)
    queue.push([id, 'gone'])
  }
  for (const [id, before] of from.objects) {
    const after = to.objects.get(id)
    if (after === undefined) continue
    const change = rulesFor(after).change(before, after, context)
    if (change === 'replace') rebuild(id)
    else if (!('statements' in change) && change.length === 0) unchanged.add(id)
    else if ('disturbs' in change) {
      queue.push([id, 'changed'])
      for (const column of change.through ?? []) {
        through.set(column, id)
        queue.push([column, 'changed'])
      }
    }
  }
  for (let next = queue.shift(); ; next = queue.shift()) {
    if (next === undefined) {
      for (const id of lostWithParentIndex(from, dropped)) rebuild(id)
      if (queue.length === 0) break
      continue
    }
    const [id, how] = next
    for (const dependent of dependents.get(id) ?? []) {
      const before = from.objects.get(dependent)
      const after = to.objects.get(dependent)
      if (before === undefined || after === undefined || dropped.has(dependent)) continue
      if (isInTheWay(before, after, id, how, from, unchanged)) rebuild(dependent)
    }
  }
  return { dropped, made, through }
}

/** Indexes of partitions go when the index of the partitioned table goes, unless the partition is detached before. */
function lostWithParentIndex(from: Catalogue, dropped: ReadonlySet<string>): string[] {
  return [...from.objects.values()].flatMap((one) => {
    if (one.kind !== 'index attachment' || one.parent === undefined || dropped.has(one.parent)) return []
    const detached = one.requires.some((id) => id.startsWith('attachment ') && dropped.has(id))
    const parentGone = one.requires.some((id) => id !== one.parent && !id.startsWith('attachment ') && dropped.has(id))
    return parentGone && !detached ? [one.parent] : []
  })
}

function isInTheWay(
  before: CatalogueObject,
  after: CatalogueObject,
  id: string,
  how: 'gone' | 'changed' | 'lost',
  from: Catalogue,
  unchanged: ReadonlySet<string>,
): boolean {
  const needed = from.objects.get(id)
  if (needed === undefined || before.kind === 'table' || before.kind === 'extension') return false
  // Who says the same without what is lost gets it from elsewhere, such as a view where a table was: it must let go of the old one.
  if (how === 'lost') return unchanged.has(before.id) && !STAYS.has(before.kind) && before.parent !== id
  if (how === 'gone') {
    if (before.kind === 'column') return before.parent === id || before.facts.generated !== undefined
    return true
  }
  if (before.kind === 'column') return before.facts.generated !== undefined && needed.kind === 'column'
  if (before.kind === 'default') return needed.kind !== 'column' || JSON.stringify(before.facts) !== JSON.stringify(after.facts)
  if (before.kind === 'constraint' && before.facts.type === 'foreign key') return true
  if (needed.kind !== 'column') return before.kind !== 'ownership'
  return !ADAPTS.has(before.kind)
}

/** Ids of what requires each, by the catalogue's own word. */
function dependentsOf(catalogue: Catalogue): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const object of catalogue.objects.values()) {
    for (const needed of object.requires) {
      const list = found.get(needed)
      if (list === undefined) found.set(needed, [object.id])
      else list.push(object.id)
    }
  }
  return found
}
