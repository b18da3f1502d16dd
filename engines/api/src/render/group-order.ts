import type { Operation } from '../model/model.js'
import type { Group } from './groups.js'

/** A pair of operations of two folders that both match some request; the first is the more specific one. */
type Overlap = readonly [Operation, Operation]

/**
 * Orders folders so that in Express and Koa, where the first match wins, `/users/me` of one folder is asked before `/users/{id}` of
 * another. Otherwise the document's order stays. What can't be ordered, since two folders depend on each other, is returned.
 */
export function orderGroups(groups: readonly Group[]): { readonly ordered: readonly Group[]; readonly conflicts: readonly Overlap[] } {
  const overlaps = findOverlaps(groups)
  const before = new Map<Group, Set<Group>>()
  for (const [first, second] of overlaps.keys()) before.set(second, (before.get(second) ?? new Set()).add(first))
  const ordered: Group[] = []
  const conflicts: Overlap[] = []
  const open = new Set<Group>()
  const visit = (group: Group): void => {
    if (ordered.includes(group)) return
    open.add(group)
    for (const first of before.get(group) ?? []) {
      if (open.has(first)) conflicts.push(...[...overlaps].flatMap(([[a, b], pair]) => (a === first && b === group ? [pair] : [])))
      else visit(first)
    }
    open.delete(group)
    ordered.push(group)
  }
  for (const group of groups) visit(group)
  return { ordered, conflicts }
}

function findOverlaps(groups: readonly Group[]): ReadonlyMap<readonly [Group, Group], Overlap> {
  const buckets = new Map<string, { readonly group: Group; readonly operation: Operation; readonly segments: readonly Segment[] }[]>()
  for (const group of groups) {
    for (const operation of group.operations) {
      const segments = operation.path.split('/').map(segmentOf)
      const key = `${operation.method} ${segments.length}`
      const row = { group, operation, segments }
      const bucket = buckets.get(key)
      if (bucket === undefined) buckets.set(key, [row])
      else bucket.push(row)
    }
  }
  const found = new Map<readonly [Group, Group], Overlap>()
  const pairs = new Map<Group, Map<Group, true>>()
  for (const bucket of buckets.values()) {
    for (const specific of bucket) {
      for (const general of bucket) {
        if (specific.group === general.group || pairs.get(specific.group)?.has(general.group) === true) continue
        if (!isMoreSpecific(specific.segments, general.segments)) continue
        pairs.set(specific.group, (pairs.get(specific.group) ?? new Map()).set(general.group, true))
        found.set([specific.group, general.group], [specific.operation, general.operation])
      }
    }
  }
  return found
}

/** A segment of a path template, taken apart once: each is compared with hundreds of others. */
interface Segment {
  readonly length: number
  /** Literal text before the first parameter, and after the last. */
  readonly start: string
  readonly end: string
  readonly parameters: number
  readonly nameless: string
}

function segmentOf(text: string): Segment {
  const literals = text.split(/\{[^{}]*\}/)
  return {
    length: text.length,
    start: literals[0] ?? '',
    end: literals.at(-1) ?? '',
    parameters: literals.length - 1,
    nameless: literals.join('{}'),
  }
}

/** Whether all that the former matches is matched by the latter too, and not the other way round. */
function isMoreSpecific(a: readonly Segment[], b: readonly Segment[]): boolean {
  return coverEach(b, a) && !coverEach(a, b)
}

function coverEach(general: readonly Segment[], specific: readonly Segment[]): boolean {
  return general.every((segment, index) => {
    const other = specific[index]
    return other !== undefined && covers(segment, other)
  })
}

/** Whether a segment of a path template matches all that another one does; sure of it for segments of one parameter at most. */
function covers(general: Segment, specific: Segment): boolean {
  if (general.parameters !== 1) return general.nameless === specific.nameless
  if (!specific.start.startsWith(general.start) || !specific.end.endsWith(general.end)) return false
  return specific.parameters > 0 || specific.length > general.start.length + general.end.length
}
