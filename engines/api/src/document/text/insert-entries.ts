import { endOfComments, hasComment, lineEnd, startsLine } from './lines.js'
import type { Rewrite } from './rewrite.js'
import type { TextChild } from './text-node.js'
import { flowText, type Slot, slotOf } from './value-slot.js'
import { listItems, mapEntries, yamlFlow } from './yaml-block.js'
import { inlineScalar } from './yaml-scalar.js'

/**
 * Adds entries to a map, behind one of its entries, or before the first.
 *
 * @param kept the entries that stay, of which there is at least one unless `after` is given
 */
export function insertEntries(
  rewrite: Rewrite,
  slot: Slot,
  after: TextChild | undefined,
  kept: readonly TextChild[],
  entries: Readonly<Record<string, unknown>>,
): void {
  insert(rewrite, slot, after, kept, {
    block: (indent) => mapEntries(entries, indent, rewrite.style),
    flow: (inner) => Object.entries(entries).map((entry) => flowEntry(rewrite, entry, inner)),
  })
}

/** Adds items to a list, behind one of its items, or before the first. */
export function insertItems(
  rewrite: Rewrite,
  slot: Slot,
  after: TextChild | undefined,
  kept: readonly TextChild[],
  items: readonly unknown[],
): void {
  insert(rewrite, slot, after, kept, {
    block: (indent) => listItems(items, indent, rewrite.style),
    flow: (inner) => items.map((item) => flowText(rewrite, inner, item)),
  })
}

interface Written {
  block(indent: string): string
  flow(inner: string): string[]
}

function insert(rewrite: Rewrite, slot: Slot, after: TextChild | undefined, kept: readonly TextChild[], written: Written): void {
  const { text, spans, style } = rewrite
  const first = after ?? kept[0]
  if (first === undefined) return
  const child = slotOf(rewrite, slot, first)
  // A comment above the first entry is about that entry, or about all of them: it stays where it is.
  const behind = after !== undefined || (slot.node.kind === 'map' && hasComment(text.slice(slot.gap, first.start)))
  if (slot.node.style === 'flow') {
    const separate = startsLine(text, first.start)
    const space = separate ? style.eol + child.inner : style.json && style.jsonIndent === undefined ? '' : ' '
    const joined = written.flow(child.inner).join(`,${space}`)
    if (behind) spans.push({ start: first.value.end, end: first.value.end, text: `,${space}${joined}` })
    else spans.push({ start: first.start, end: first.start, text: `${joined},${space}` })
    return
  }
  const lines = written.block(child.indent)
  if (behind) {
    const end = endOfComments(text, lineEnd(text, Math.max(first.value.end, first.gap)), child.indent.length)
    spans.push({ start: end, end, text: style.eol + lines })
  } else spans.push({ start: first.start, end: first.start, text: lines.slice(child.indent.length) + style.eol + child.indent })
}

function flowEntry(rewrite: Rewrite, [key, value]: readonly [string, unknown], inner: string): string {
  const { style } = rewrite
  if (!style.json) return `${inlineScalar(key, true, style.quotes)}: ${yamlFlow(value, style.quotes)}`
  return `${JSON.stringify(key)}:${style.jsonIndent === undefined ? '' : ' '}${flowText(rewrite, inner, value)}`
}
