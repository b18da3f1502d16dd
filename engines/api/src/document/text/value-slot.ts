import { isRecord } from '../../read/record.js'
import { columnOf, endOfComments, hasComment, lineEnd, lineStart, startsLine } from './lines.js'
import type { Rewrite } from './rewrite.js'
import type { TextChild, TextNode } from './text-node.js'
import { itemText, listItems, mapEntries, valueBehindKey, type YamlStyle, yamlFlow } from './yaml-block.js'
import { blockScalar } from './yaml-lines.js'
import { inlineScalar, isPlain, quoted } from './yaml-scalar.js'

/** A value in its place: what has to be known to write another one there. */
export interface Slot {
  readonly node: TextNode
  /** Offset behind the colon or dash before it. */
  readonly gap: number
  /** Indentation of the key or dash that it belongs to. */
  readonly indent: string
  /** Indentation that parts of it would have in lines of their own, in a text in brackets. */
  readonly inner: string
  /** Whether it stands inside brackets. */
  readonly flow: boolean
  readonly place: 'root' | 'entry' | 'item'
}

/** The slot of a child of a collection. */
export function slotOf(rewrite: Rewrite, parent: Slot, child: TextChild): Slot {
  const { text } = rewrite
  const flow = parent.flow || parent.node.style === 'flow'
  const own = startsLine(text, child.start) ? text.slice(lineStart(text, child.start), child.start) : undefined
  return {
    node: child.value,
    gap: child.gap,
    indent: flow ? parent.indent : ' '.repeat(columnOf(text, child.start)),
    inner: own ?? parent.inner,
    flow,
    place: parent.node.kind === 'map' ? 'entry' : 'item',
  }
}

/** Writes another value where one stands. */
export function replaceValue(rewrite: Rewrite, slot: Slot, wanted: unknown): void {
  const { text, spans } = rewrite
  const { node, gap } = slot
  rewrite.aliases.lose(node.children)
  // A tag says what the old value was; an anchor beside it can't stay without it.
  const start = node.tagged ? node.outer : node.start
  if (node.tagged) rewrite.aliases.loseNode(node)
  const space = node.style === 'empty' && !/[\s]/.test(text.charAt(start - 1)) ? ' ' : ''
  if (slot.flow || slot.place === 'root') {
    spans.push({
      start,
      end: node.end,
      text: space + (slot.place === 'root' && !slot.flow ? rootText(rewrite, wanted) : flowText(rewrite, slot.inner, wanted, node.style)),
    })
    return
  }
  const isBlock = node.style === 'block'
  const before = text.slice(gap, start)
  const isCollection = (Array.isArray(wanted) && wanted.length > 0) || (isRecord(wanted) && Object.keys(wanted).length > 0)
  // What stands between colon and value: spaces and a line break, or a comment or an anchor that stays.
  const bare = before.trim() === ''
  if (isCollection) {
    const lines =
      slot.place === 'entry' ? valueBehindKey(wanted, slot.indent, rewrite.style) : ` ${itemText(wanted, slot.indent, rewrite.style)}`
    const behind = lineEnd(text, node.end)
    if (bare && !isBlock && hasComment(text.slice(node.end, behind))) {
      // The comment stays on the line of the key, and the value begins below it.
      const below =
        slot.place === 'entry' ? lines : `${rewrite.style.eol}${slot.indent}  ${blockAt(wanted, slot.indent.length + 2, rewrite.style)}`
      spans.push({ start: gap, end: node.end, text: '' }, { start: behind, end: behind, text: below })
    } else if (bare) spans.push({ start: gap, end: node.end, text: lines })
    else if (isBlock && startsLine(text, node.start))
      spans.push({ start, end: node.end, text: blockAt(wanted, columnOf(text, node.start), rewrite.style) })
    else if (hasComment(before) || slot.place === 'item') spans.push({ start, end: node.end, text: yamlFlow(wanted, rewrite.style.quotes) })
    else spans.push({ start: gap + before.trimEnd().length, end: node.end, text: lines })
    return
  }
  const written = scalarText(rewrite, slot, wanted)
  if (isBlock && !hasComment(before)) spans.push({ start: gap + before.trimEnd().length, end: node.end, text: ` ${written}` })
  else spans.push({ start, end: node.end, text: space + written })
}

function blockAt(wanted: unknown, column: number, style: YamlStyle): string {
  const indent = ' '.repeat(column)
  const lines = Array.isArray(wanted) ? listItems(wanted, indent, style) : isRecord(wanted) ? mapEntries(wanted, indent, style) : ''
  return lines.slice(column)
}

function rootText(rewrite: Rewrite, wanted: unknown): string {
  if (isRecord(wanted) && Object.keys(wanted).length > 0) return mapEntries(wanted, '', rewrite.style)
  return yamlFlow(wanted, rewrite.style.quotes)
}

/** A scalar or an empty collection, in the style of the scalar that it replaces where that can hold it. */
function scalarText(rewrite: Rewrite, slot: Slot, wanted: unknown): string {
  const { node } = slot
  if (Array.isArray(wanted)) return '[]'
  if (isRecord(wanted)) return '{}'
  const quotes = node.style === 'single' || node.style === 'double' ? node.style : rewrite.style.quotes
  if (typeof wanted === 'string' && wanted.includes('\n')) {
    // A comment behind the value would become part of a block.
    const end = lineEnd(rewrite.text, node.end)
    const comment = rewrite.text.slice(node.end, end).trim() !== '' || endOfComments(rewrite.text, end, slot.indent.length) > end
    return comment || node.style === 'double' ? quoted(wanted, 'double') : blockScalar(wanted, slot.indent, rewrite.style)
  }
  if (typeof wanted === 'string' && (node.style === 'single' || node.style === 'double')) return quoted(wanted, node.style)
  return inlineScalar(wanted, false, quotes)
}

/**
 * A value inside brackets.
 *
 * @param inner indentation of the line that it begins in
 * @param old   the style of the scalar that it replaces
 */
export function flowText({ style }: Rewrite, inner: string, wanted: unknown, old: TextNode['style'] = 'plain'): string {
  if (style.json) {
    if (style.jsonIndent === undefined) return JSON.stringify(wanted)
    return JSON.stringify(wanted, null, style.jsonIndent).replaceAll('\n', style.eol + inner)
  }
  if (typeof wanted !== 'string') return yamlFlow(wanted, style.quotes)
  return old === 'single' || old === 'double' ? quoted(wanted, old) : isPlain(wanted, true) ? wanted : quoted(wanted, style.quotes)
}
