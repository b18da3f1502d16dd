import { type JsonRecord, own } from '../../read/record.js'
import { insertEntries } from './insert-entries.js'
import { removeChildren } from './remove-children.js'
import { newName, type Rewrite } from './rewrite.js'
import { sameValue } from './same-value.js'
import type { TextChild } from './text-node.js'
import { type Slot, slotOf } from './value-slot.js'
import { keyText } from './yaml-lines.js'
import { inlineScalar } from './yaml-scalar.js'

/** Rewrites a map that keeps some of its entries. */
export function rewriteMap(rewrite: Rewrite, slot: Slot, old: JsonRecord, wanted: JsonRecord, pointer: string): void {
  const { node } = slot
  const kept = new Map<string, TextChild>()
  const removed: TextChild[] = []
  const last = new Map(node.children.map((child) => [child.key, child]))
  const names = node.children.map(({ key }) => newName(rewrite.renames, pointer, key))
  const given = new Set(names.filter((name, index) => name !== node.children[index]?.key))
  for (const [index, child] of node.children.entries()) {
    if (child.merge) continue
    const name = names[index] ?? child.key
    const value = own(wanted, name)
    if (value === undefined || kept.has(name) || (name === child.key && given.has(name))) removed.push(child)
    // Of a key that stands twice in JSON, the last one counts.
    else if (last.get(child.key) !== child) continue
    else {
      kept.set(name, child)
      if (name !== child.key) rewrite.spans.push({ start: child.start, end: child.keyEnd, text: writtenKey(rewrite, slot, child, name) })
      rewrite.visit(
        slotOf(rewrite, slot, child),
        own(old, child.key),
        value,
        `${pointer}/${child.key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      )
    }
  }
  insertMissing(rewrite, slot, old, wanted, kept)
  const stays = node.children.filter((child) => !removed.includes(child))
  removeChildren(rewrite, slot, removed, new Set(stays))
}

/** Adds the entries that the text has not, each behind the one it follows. What comes from a merge is there already. */
function insertMissing(rewrite: Rewrite, slot: Slot, old: JsonRecord, wanted: JsonRecord, kept: ReadonlyMap<string, TextChild>): void {
  const merged = slot.node.children.find(({ merge }) => merge)
  let previous: TextChild | undefined
  const groups = new Map<TextChild | undefined, [string, unknown][]>()
  for (const key of Object.keys(wanted)) {
    const value = wanted[key]
    if (value === undefined) continue
    const present = kept.get(key)
    if (present !== undefined) previous = present
    else if (merged === undefined || !Object.hasOwn(old, key) || !sameValue(old[key], value)) {
      const after: TextChild | undefined = previous ?? merged
      groups.set(after, [...(groups.get(after) ?? []), [key, value]])
    }
  }
  for (const [after, entries] of groups) insertEntries(rewrite, slot, after, [...kept.values()], Object.fromEntries(entries))
}

/** A new name for a key, quoted as the old one was. */
function writtenKey(rewrite: Rewrite, slot: Slot, child: TextChild, name: string): string {
  const first = rewrite.text.charAt(child.start)
  if (rewrite.style.json) return JSON.stringify(name)
  if (first === '"') return JSON.stringify(name)
  if (first === "'") return inlineQuoted(name)
  return slot.node.style === 'flow' ? inlineScalar(name, true, rewrite.style.quotes) : keyText(name, rewrite.style.quotes)
}

function inlineQuoted(name: string): string {
  return /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(name) ? JSON.stringify(name) : `'${name.replaceAll("'", "''")}'`
}
