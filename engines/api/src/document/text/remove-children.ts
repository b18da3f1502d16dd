import { hasComment, lineEnd, lineStart, skipSpace, startsLine } from './lines.js'
import type { Rewrite } from './rewrite.js'
import type { TextChild } from './text-node.js'
import type { Slot } from './value-slot.js'

/** Removes entries or items from a collection that keeps others. Comments in lines of their own before and behind them stay. */
export function removeChildren(rewrite: Rewrite, slot: Slot, removed: readonly TextChild[], stays: ReadonlySet<TextChild>): void {
  rewrite.aliases.lose(removed)
  if (slot.node.style === 'flow') removeFlow(rewrite, slot, stays)
  else for (const child of removed) removeLines(rewrite, slot, child, stays)
}

function removeLines({ text, spans }: Rewrite, slot: Slot, child: TextChild, stays: ReadonlySet<TextChild>): void {
  const last = Math.max(child.value.end, child.gap)
  const end = lineEnd(text, last)
  if (startsLine(text, child.start)) {
    // From the end of the line before, so that what is added behind that line finds its place.
    const start = lineStart(text, child.start)
    if (start === 0) spans.push({ start, end: Math.min(text.length, text.indexOf('\n', end) + 1 || text.length), text: '' })
    else spans.push({ start: lineEnd(text, text.charCodeAt(start - 2) === 13 ? start - 2 : start - 1), end, text: '' })
    return
  }
  // The first entry of a map that begins behind a dash: the next one that stays moves up to the dash.
  const { children } = slot.node
  const index = children.indexOf(child)
  const next = children.slice(index + 1).find((one) => stays.has(one))
  const between = next === undefined ? '' : text.slice(last, next.start)
  if (next === undefined) spans.push({ start: child.start, end: last, text: '' })
  else if (!hasComment(between) && children[index + 1] === next) spans.push({ start: child.start, end: next.start, text: '' })
  else spans.push({ start: child.start, end, text: '' })
}

function removeFlow({ text, spans }: Rewrite, slot: Slot, stays: ReadonlySet<TextChild>): void {
  const { children } = slot.node
  for (let index = 0; index < children.length; index += 1) {
    const first = children[index]
    if (first === undefined || stays.has(first)) continue
    let end = index
    while (end + 1 < children.length && !stays.has(children[end + 1] ?? first)) end += 1
    const lastGone = children[end] ?? first
    const next = children[end + 1]
    const previous = children[index - 1]
    if (next !== undefined && !hasOwnComment(text, lastGone.value.end, next.start))
      spans.push({ start: first.start, end: next.start, text: '' })
    else if (next === undefined && previous !== undefined && !hasOwnComment(text, previous.value.end, first.start))
      spans.push({ start: previous.value.end, end: lastGone.value.end, text: '' })
    else {
      const comma = skipSpace(text, lastGone.value.end)
      spans.push({ start: first.start, end: text.charAt(comma) === ',' ? comma + 1 : lastGone.value.end, text: '' })
    }
    index = end
  }
}

function hasOwnComment(text: string, from: number, to: number): boolean {
  return hasComment(text.slice(from, to))
}
