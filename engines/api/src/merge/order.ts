import type { Three } from './merge-list.js'
import type { List, Tree } from './tree.js'

/** What becomes of the items of a list. */
export interface Changes {
  /** Items of `wanted` that are new. */
  readonly added: ReadonlyMap<Tree, unknown>
  /** Items of `current` that go. */
  readonly deleted: ReadonlySet<Tree>
  /** Items of `current` that go elsewhere. */
  readonly moved: ReadonlySet<Tree>
}

/** The items of `current` that kit would put elsewhere, and that nobody else has moved. */
export function stayingInOrder(
  lists: Three<List>,
  toWanted: ReadonlyMap<Tree, Tree>,
  toCurrent: ReadonlyMap<Tree, Tree>,
): ReadonlySet<Tree> {
  const common = lists.base.items.filter((one) => toWanted.has(one) && toCurrent.has(one))
  const movedByKit = outOfOrder(common, toWanted, lists.wanted)
  if (movedByKit.length === 0) return new Set()
  const movedByHand = new Set(outOfOrder(common, toCurrent, lists.current))
  return new Set(movedByKit.flatMap((one) => (movedByHand.has(one) ? [] : (toCurrent.get(one) ?? []))))
}

/** The fewest items that have to move to bring a list into the order of another one. */
function outOfOrder(items: readonly Tree[], to: ReadonlyMap<Tree, Tree>, list: List): readonly Tree[] {
  const index = new Map(list.items.map((one, at) => [one, at]))
  const places = items.map((one) => index.get(to.get(one) ?? one) ?? 0)
  if (places.every((place, at) => at === 0 || place > (places[at - 1] ?? 0))) return []
  const lengths: number[] = []
  const previous: (number | undefined)[] = []
  places.forEach((place, at) => {
    const before = places.slice(0, at).reduce<number | undefined>((best, other, index) => {
      return other < place && (best === undefined || (lengths[index] ?? 0) > (lengths[best] ?? 0)) ? index : best
    }, undefined)
    lengths.push((before === undefined ? 0 : (lengths[before] ?? 0)) + 1)
    previous.push(before)
  })
  const staying = new Set<number>()
  for (let at: number | undefined = lengths.indexOf(Math.max(...lengths)); at !== undefined; at = previous[at]) staying.add(at)
  return items.filter((_, at) => !staying.has(at))
}

/** The order after the merge: that of `current`, with what is new behind what it follows in `wanted`. */
export function inOrder({ current, wanted }: Three<List>, places: ReadonlyMap<Tree, Tree>, changes: Changes): readonly Tree[] {
  const result = current.items.filter((one) => !changes.deleted.has(one) && !changes.moved.has(one))
  const standing = (one: Tree | undefined): Tree | undefined => {
    const place = one === undefined ? undefined : changes.added.has(one) ? one : places.get(one)
    return place !== undefined && result.includes(place) ? place : undefined
  }
  wanted.items.forEach((one, index) => {
    const item = changes.added.has(one) ? one : places.get(one)
    if (item === undefined || (item !== one && !changes.moved.has(item))) return
    const before = wanted.items
      .slice(0, index)
      .reverse()
      .map(standing)
      .find((place) => place !== undefined)
    const after = wanted.items
      .slice(index + 1)
      .map(standing)
      .find((place) => place !== undefined)
    if (wanted.kind === 'links' && after === undefined && /^\.(?:optional|nullable|nullish)$/.test(one.head)) result.push(item)
    else if (before !== undefined) result.splice(result.indexOf(before) + 1, 0, item)
    else if (after !== undefined) result.splice(result.indexOf(after), 0, item)
    else result.push(item)
  })
  return result
}
