import type { Layout } from './layout.js'
import type { Piece } from './pieces.js'
import { reindent } from './reindent.js'

/** Items with commas or the like between them. */
export function laySeparated(layout: Layout): string {
  const { outputs, list, pieces, wantedList } = layout.plan
  const infix = list.kind === 'alternatives'
  const mark = separatorOf(layout)
  const last = pieces.at(-1)
  const trailing = infix
    ? false
    : last === undefined
      ? layout.multi && /,\s*$/.test(layout.run.wanted.text.slice(wantedList.open, wantedList.close))
      : layout.broken
        ? list.kind !== 'members'
        : last.separator !== undefined
  const leading = infix && pieces[0]?.separator !== undefined
  const firstGap =
    pieces[0] === undefined ? (/^[ \t]*/.exec(layout.run.wanted.text.slice(wantedList.open))?.[0] ?? '') : gapOf(layout, pieces[0])
  const text = outputs.map((one, index) => {
    const isLast = index === outputs.length - 1
    const separator = !isLast || trailing ? mark : ''
    const gap = layout.multi ? `\n${layout.indent}` : index === 0 ? firstGap : ' '
    if (infix) {
      const before = index === 0 && !leading ? '' : `${mark} `
      if ('piece' in one && one.piece.separator !== undefined && before !== '') return layout.slice(one.piece.from, one.piece.to)
      const own = 'piece' in one ? layout.slice(one.piece.item.start, one.piece.to) : layout.fresh(one)
      return `${index === 0 && !leading ? '' : gap}${before}${own}`
    }
    if ('wanted' in one) return `${gap}${layout.fresh(one)}${separator}`
    return withSeparator(layout, one.piece, separator, isMoved(layout, one.piece) || (!layout.multi && index === 0) ? gap : undefined)
  })
  const result = text.join('')
  return result + closing(layout, result, last)
}

function closing(layout: Layout, result: string, last: Piece | undefined): string {
  const { list, wantedList } = layout.plan
  const tail = last === undefined ? layout.text.slice(list.open, list.close) : layout.slice(last.to, list.close)
  const lost = layout.detached()
  if (layout.broken) return `${lost}${tail.trimEnd()}\n${layout.outer}`
  if (layout.multi) return `${lost}${tail.includes('\n') ? tail : `\n${layout.outer}`}`
  if (last === undefined) return /[ \t]*$/.exec(layout.run.wanted.text.slice(wantedList.open, wantedList.close))?.[0] ?? ''
  return lost + (result === '' ? tail.trim() : tail)
}

/** A piece of a separated list, with or without its separator. */
function withSeparator(layout: Layout, piece: Piece, separator: string, gap: string | undefined): string {
  const { item, from, to } = piece
  const at = piece.separator
  const slice = layout.slice(from, item.end)
  const own = layout.broken ? reindent(slice, layout.outer, layout.indent) : slice
  const body = layout.broken || gap !== undefined ? `${gap ?? `\n${layout.indent}`}${own.replace(/^\s+/, '')}` : own
  const lost = layout.orphaned(piece)
  if (at === undefined) return `${lost}${body}${separator}${layout.slice(item.end, to)}`
  const kept = separator === '' ? '' : layout.text.charAt(at)
  return `${lost}${body}${layout.slice(item.end, at)}${kept}${layout.slice(at + 1, to)}`
}

/** Whether something else stands before a piece now. */
function isMoved(layout: Layout, piece: Piece): boolean {
  const { pieces, outputs } = layout.plan
  const index = pieces.indexOf(piece)
  const at = outputs.findIndex((one) => 'piece' in one && one.piece === piece)
  const before = outputs[at - 1]
  const same = before === undefined ? index === 0 : 'piece' in before && pieces.indexOf(before.piece) === index - 1
  return !same && !layout.text.slice(piece.from, piece.attached).includes('\n')
}

function separatorOf(layout: Layout): string {
  const { list, pieces } = layout.plan
  const found = pieces.flatMap((one) => (one.separator === undefined ? [] : [layout.text.charAt(one.separator)]))[0]
  if (list.kind === 'members') return found ?? (layout.multi ? layout.run.memberEnd : ';')
  if (list.kind === 'alternatives') return found ?? (layout.plan.owner.type === 'TSIntersectionType' ? '&' : '|')
  return ','
}

function gapOf(layout: Layout, piece: Piece): string {
  return /^\s*/.exec(layout.text.slice(piece.from, piece.item.start))?.[0] ?? ''
}
