import { isRecord, type JsonRecord, own } from '../../read/record.js'
import { insertEntries } from './insert-entries.js'
import { removeChildren } from './remove-children.js'
import type { Rewrite } from './rewrite.js'
import { sameValue } from './same-value.js'
import type { TextChild, TextNode, TextTree } from './text-node.js'
import { replaceValue, type Slot, slotOf } from './value-slot.js'

/**
 * Keeps aliases true: where what an anchor names has changed or is gone, and an alias should stand for something else, the alias is
 * written out.
 */
export class AliasRepair {
  readonly #any: boolean
  readonly #settled = new Map<TextNode, unknown>()
  readonly #changed = new Map<TextNode, unknown>()
  readonly #lost = new Set<TextNode>()
  readonly #values = new Map<TextNode, unknown>()

  constructor(
    tree: TextTree,
    private readonly old: unknown,
  ) {
    this.#any = tree.aliases.length > 0
  }

  /** Notes what a node that stays will hold. */
  settle(node: TextNode, wanted: unknown): void {
    if (this.#any) this.#settled.set(node, wanted)
  }

  /** Notes that an alias shall stand for something else. */
  changed({ node }: Slot, wanted: unknown): void {
    this.#changed.set(node, wanted)
  }

  /** Notes that children are taken out of the text, with everything inside them. */
  lose(children: readonly TextChild[]): void {
    if (this.#any) for (const { value } of children) this.loseNode(value)
  }

  loseNode(node: TextNode): void {
    if (!this.#any) return
    this.#lost.add(node)
    this.lose(node.children)
  }

  /** Writes out what has to be. */
  repair(rewrite: Rewrite, root: Slot): void {
    if (!this.#any) return
    const aliases: { slot: Slot; value: unknown }[] = []
    const merging: { slot: Slot; value: JsonRecord }[] = []
    const walk = (slot: Slot, value: unknown): void => {
      const { node } = slot
      if (this.#lost.has(node)) return
      if (node.anchored) this.#values.set(node, value)
      if (node.kind === 'alias') aliases.push({ slot, value })
      for (const child of node.children) {
        const inside = Array.isArray(value) ? value[Number(child.key)] : isRecord(value) ? own(value, child.key) : undefined
        if (child.merge && isRecord(value)) merging.push({ slot, value })
        else walk(slotOf(rewrite, slot, child), inside)
      }
    }
    walk(root, this.old)
    for (const { slot, value } of aliases) {
      const wanted = this.#changed.has(slot.node) ? this.#changed.get(slot.node) : value
      if (slot.node.target === undefined || !this.#holds(slot.node.target, wanted)) replaceValue(rewrite, slot, wanted)
    }
    for (const { slot, value } of merging) this.#repairMerge(rewrite, slot, value)
  }

  #holds(target: TextNode, wanted: unknown): boolean {
    return !this.#lost.has(target) && sameValue(this.#valueOf(target), wanted)
  }

  #valueOf(node: TextNode): unknown {
    return this.#settled.has(node) ? this.#settled.get(node) : this.#values.get(node)
  }

  /** What a merge brings in now; undefined where an anchor is gone or the merge is not of aliases. */
  #merged(node: TextNode): JsonRecord | undefined {
    const sources = node.kind === 'list' ? node.children.map(({ value }) => value) : [node]
    const maps = sources.map(({ target }) => (target === undefined || this.#lost.has(target) ? undefined : this.#valueOf(target)))
    return maps.every(isRecord) ? Object.fromEntries(maps.reverse().flatMap((map) => Object.entries(map))) : undefined
  }

  #repairMerge(rewrite: Rewrite, slot: Slot, old: JsonRecord): void {
    const settled = this.#settled.get(slot.node)
    const wanted = isRecord(settled) ? settled : old
    const merge = slot.node.children.find((child) => child.merge)
    if (merge === undefined) return
    const ownKeys = new Set(slot.node.children.map(({ key }) => key))
    const brought = this.#merged(merge.value)
    const written = (key: string): boolean =>
      ownKeys.has(key) || (isRecord(settled) && !(Object.hasOwn(old, key) && sameValue(old[key], wanted[key])))
    const missing = Object.keys(wanted).filter((key) => !written(key))
    const fits = brought !== undefined && Object.keys(brought).every((key) => own(wanted, key) !== undefined)
    const needed = fits ? missing.filter((key) => !sameValue(own(brought, key), wanted[key])) : missing
    const entries = Object.fromEntries(needed.map((key) => [key, wanted[key]]))
    const stays = slot.node.children.filter((child) => child !== merge)
    if (needed.length > 0) insertEntries(rewrite, slot, merge, stays, entries)
    if (!fits) removeChildren(rewrite, slot, [merge], new Set(stays))
  }
}
