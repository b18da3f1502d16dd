import type { Layout, Output } from './layout.js'
import type { Piece } from './pieces.js'
import type { Tree } from './tree.js'

/** Statements, one below the other. */
export function layLines(layout: Layout): string {
  const { outputs, list } = layout.plan
  const result = outputs.map((one, index) => {
    const previous = outputs[index - 1]
    const text = 'piece' in one ? layout.kept(one.piece) : layout.fresh(one)
    if ('piece' in one && isWhereItWas(layout, one.piece, previous)) return text
    const bare = text.replace(/^\s+/, '')
    if (previous === undefined) return list.open === 0 ? bare : `\n${layout.indent}${bare}`
    return `${hasEmptyLine(layout, previous, one) ? '\n\n' : '\n'}${layout.indent}${bare}`
  })
  return result.join('') + tailOf(layout, result.join(''))
}

function isWhereItWas({ plan: { pieces } }: Layout, piece: Piece, previous: Output | undefined): boolean {
  const before = pieces[pieces.indexOf(piece) - 1]
  return previous === undefined ? before === undefined : 'piece' in previous && previous.piece === before
}

/** Whether kit would write an empty line between two, or there was one. */
function hasEmptyLine(layout: Layout, one: Output, another: Output): boolean {
  const { wantedList, wantedOf } = layout.plan
  const [first, second] = [one, another].map((output) => ('wanted' in output ? output.wanted.item : wantedOf.get(output.piece.item)))
  const text = layout.run.wanted.text
  const at = first === undefined ? -1 : wantedList.items.indexOf(first)
  const empty = (from: Tree, to: Tree): boolean => /^[^\S\n]*(?:\/\/[^\n]*)?\n[ \t]*\n/.test(text.slice(from.end, to.start))
  if (first !== undefined && second !== undefined && wantedList.items[at + 1] === second) return empty(first, second)
  if ('piece' in another) {
    const own = /^[^\S\n]*\n[ \t]*\n/.test(layout.text.slice(another.piece.from, another.piece.attached))
    const next = wantedList.items[at + 1]
    const imports = first?.type === 'ImportDeclaration' && another.piece.item.type === 'ImportDeclaration'
    return own || ('wanted' in one && !imports && first !== undefined && next !== undefined && empty(first, next))
  }
  const before = second === undefined ? undefined : wantedList.items[wantedList.items.indexOf(second) - 1]
  return before !== undefined && second !== undefined && empty(before, second)
}

function tailOf(layout: Layout, result: string): string {
  const { pieces, list } = layout.plan
  const tail = layout.slice(pieces.at(-1)?.to ?? list.open, list.close)
  const lost = layout.detached()
  if (list.close === layout.text.length && result !== '' && !tail.includes('\n') && pieces.length === 0) return `${lost}\n`
  return `${lost}${tail.includes('\n') || list.close === layout.text.length ? tail : `\n${layout.outer}`}`
}
