import type { Comment } from './comments.js'
import { commentsIn, type ModuleTree } from './module-tree.js'
import type { List, Tree } from './tree.js'

/** An item of a list with everything that stands around it. The pieces of a list and its tail make up all that is between its ends. */
export interface Piece {
  readonly item: Tree
  readonly from: number
  /** Where the comments begin that stand directly on the item; its own start where there are none. */
  readonly attached: number
  /** Behind the separator and a comment at the end of the line. */
  readonly to: number
  /** Where its separator stands, if it has one; for alternatives that is before it. */
  readonly separator: number | undefined
}

export function piecesOf(module: ModuleTree, list: List): readonly Piece[] {
  let from = list.open
  return list.items.map((item, index) => {
    const next = list.items[index + 1]?.start ?? list.close
    const piece = pieceOf(module, list, item, from, next)
    from = piece.to
    return piece
  })
}

function pieceOf(module: ModuleTree, { kind, close }: List, item: Tree, from: number, next: number): Piece {
  const around = commentsIn(module, item.end, next)
  const before = commentsIn(module, from, item.start)
  const attached = attachedStart(module.text, item.start, before)
  if (kind === 'alternatives')
    return { item, from, attached: item.start, to: item.end, separator: outside(module.text, from, item.start, before, '|&') }
  if (kind === 'links') return { item, from, attached, to: item.end, separator: undefined }
  const separators = kind === 'members' ? ';,' : kind === 'statements' ? '' : ','
  const separator = outside(module.text, item.end, next, around, separators)
  const behind = separator === undefined ? item.end : separator + 1
  return { item, from, attached, to: trailing(module.text, behind, around, next, close), separator }
}

/** Comments that follow one another without an empty line, the last of them directly before the item. */
function attachedStart(text: string, start: number, comments: readonly Comment[]): number {
  let result = start
  for (const comment of [...comments].reverse()) {
    if (/\n[ \t]*\r?\n/.test(text.slice(comment.end, result))) break
    result = comment.start
  }
  return result
}

/** Where one of some characters stands that is not in a comment. */
function outside(text: string, from: number, to: number, comments: readonly Comment[], wanted: string): number | undefined {
  for (let at = from; at < to; at++) {
    const comment = comments.find((one) => one.start === at)
    if (comment !== undefined) at = comment.end - 1
    else if (wanted.includes(text.charAt(at))) return at
  }
  return undefined
}

/** The end of the comments that stand behind an item, at the end of its line. */
function trailing(text: string, from: number, comments: readonly Comment[], next: number, close: number): number {
  let result = from
  for (const comment of comments) {
    if (comment.end <= from) continue
    if (text.slice(result, comment.start).includes('\n')) break
    const rest = text.slice(comment.end, next)
    if (next !== close && !/^[ \t]*\r?\n/.test(rest) && comment.kind !== 'line') break
    result = comment.end
  }
  return result
}
