import { saysNoMore } from './comments.js'
import { declaredNames } from './keys.js'
import { commentsIn } from './module-tree.js'
import type { Piece } from './pieces.js'
import { conflict, type Run } from './run.js'
import type { ListKind } from './tree.js'

/**
 * Whether something that is no longer wanted can go: as long as nobody has put anything into it or directly on it, and no code of theirs
 * uses it. Else it is a conflict; but an import that is still used just stays.
 */
export function deletable(run: Run, base: Piece, current: Piece, kind: ListKind): boolean {
  const isImport = base.item.type.startsWith('Import')
  const names = base.item.type === 'ImportSpecifier' ? [base.item.head.split(' ')[1] ?? ''] : declaredNames(base.item)
  if (names.some((name) => run.kept.has(name))) {
    if (!isImport) conflict(run, base.item, undefined, current.item.start)
    return false
  }
  // Nothing between links or alternatives is left standing alone.
  const isTight = kind === 'links' || kind === 'alternatives'
  const comments = commentsIn(run.current, isTight ? current.from : current.attached, current.to)
  const known = commentsIn(run.base, isTight ? base.from : base.attached, base.to)
  const same = base.item.type === 'ImportDeclaration' || base.item.print === current.item.print
  if (same && saysNoMore(comments, known)) return true
  conflict(run, base.item, undefined, current.item.start)
  return false
}
