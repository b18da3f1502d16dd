import { isRecord, type JsonRecord, own } from '../../read/record.js'
import { AliasRepair } from './alias-repair.js'
import { rewriteList } from './rewrite-list.js'
import { rewriteMap } from './rewrite-map.js'
import { sameValue } from './same-value.js'
import { replaceSpans, type Span } from './spans.js'
import type { TextNode, TextTree } from './text-node.js'
import { styleOf, type TextStyle } from './text-style.js'
import { replaceValue, type Slot } from './value-slot.js'

/** Keys that have a new name, by the pointer of what they name. */
export type Renames = ReadonlyMap<string, string>

/** What the parts of a rewrite share. */
export interface Rewrite {
  readonly text: string
  readonly style: TextStyle
  readonly renames: Renames
  readonly spans: Span[]
  readonly aliases: AliasRepair
  visit(slot: Slot, old: unknown, wanted: unknown, pointer: string): void
}

/**
 * A text that holds another value, with edits of exactly the spans that differ.
 *
 * @param old    what the text holds; parts of it that are also parts of `wanted` are not looked at
 * @param wanted what it shall hold
 */
export function rewriteText(text: string, tree: TextTree, json: boolean, old: unknown, wanted: unknown, renames: Renames): string {
  const rewrite: Rewrite = {
    text,
    style: styleOf(text, tree.root, json),
    renames,
    spans: [],
    aliases: new AliasRepair(tree, old),
    visit: (slot, before, after, pointer) => visit(rewrite, slot, before, after, pointer),
  }
  const root: Slot = {
    node: tree.root,
    gap: tree.root.outer,
    indent: '',
    inner: '',
    flow: json || tree.root.style === 'flow',
    place: 'root',
  }
  rewrite.visit(root, old, wanted, '')
  rewrite.aliases.repair(rewrite, root)
  return replaceSpans(text, rewrite.spans)
}

function visit(rewrite: Rewrite, slot: Slot, old: unknown, wanted: unknown, pointer: string): void {
  if (sameValue(old, wanted) && !renamesBelow(rewrite.renames, pointer)) return
  const { node } = slot
  if (node.kind === 'alias') rewrite.aliases.changed(slot, wanted)
  else {
    rewrite.aliases.settle(node, wanted)
    if (node.kind === 'map' && isRecord(wanted) && isRecord(old) && keepsSomething(node, wanted, rewrite.renames, pointer))
      rewriteMap(rewrite, slot, old, wanted, pointer)
    else if (node.kind === 'list' && Array.isArray(wanted) && Array.isArray(old) && wanted.length > 0 && old.length > 0)
      rewriteList(rewrite, slot, old, wanted, pointer)
    else replaceValue(rewrite, slot, wanted)
  }
}

function renamesBelow(renames: Renames, pointer: string): boolean {
  if (renames.size === 0) return false
  for (const renamed of renames.keys()) if (renamed.startsWith(`${pointer}/`)) return true
  return false
}

/** Whether a map keeps an entry of its own; else it is written anew. */
function keepsSomething(node: TextNode, wanted: JsonRecord, renames: Renames, pointer: string): boolean {
  return node.children.some(({ key, merge }) => merge || own(wanted, newName(renames, pointer, key)) !== undefined)
}

/** The name that a key has afterwards. */
export function newName(renames: Renames, pointer: string, key: string): string {
  return renames.size === 0 ? key : (renames.get(`${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`) ?? key)
}
