import { alignItems } from './align-items.js'
import { insertItems } from './insert-entries.js'
import { removeChildren } from './remove-children.js'
import type { Rewrite } from './rewrite.js'
import type { TextChild } from './text-node.js'
import { replaceValue, type Slot, slotOf } from './value-slot.js'

/** Rewrites a list: items that are the same or alike stay in their places, others go or come. */
export function rewriteList(rewrite: Rewrite, slot: Slot, old: readonly unknown[], wanted: readonly unknown[], pointer: string): void {
  const { children } = slot.node
  const aligned = alignItems(old, wanted)
  const kept = aligned.flatMap((index) => (index === undefined ? [] : (children[index] ?? [])))
  if (kept.length === 0) {
    replaceValue(rewrite, slot, wanted)
    return
  }
  let previous: TextChild | undefined
  const groups = new Map<TextChild | undefined, unknown[]>()
  for (const [index, item] of wanted.entries()) {
    const from = aligned[index]
    const child = from === undefined ? undefined : children[from]
    if (child === undefined || from === undefined) groups.set(previous, [...(groups.get(previous) ?? []), item])
    else {
      rewrite.visit(slotOf(rewrite, slot, child), old[from], item, `${pointer}/${from}`)
      previous = child
    }
  }
  for (const [after, items] of groups) insertItems(rewrite, slot, after, kept, items)
  const stays = new Set(kept)
  removeChildren(
    rewrite,
    slot,
    children.filter((child) => !stays.has(child)),
    stays,
  )
}
