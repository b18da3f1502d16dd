import { align } from './align.js'
import { mergeModule } from './merge-module.js'
import { type ModuleTree, parseModule } from './module-tree.js'
import { type Piece, piecesOf } from './pieces.js'
import type { Tree } from './tree.js'

/**
 * What kit would write, with the statements that it wrote before and would no longer, as long as they stand there: one that somebody has put
 * something into is in conflict for as long as it stays.
 *
 * @param written what kit wrote before
 * @param would   what it would write now
 * @param current what stands there
 * @throws DiagnosticError KIT1500 when a text does not parse
 */
export function withStanding(path: string, written: string, would: string, current: string): string {
  const was = parseModule(path, written)
  const [is, there] = [would, current.replace(/^\ufeff/, '')].map((text) => parseModule(path, text).root)
  const standing = is === undefined || there === undefined ? [] : standingIn(was, was.root, is, there)
  if (standing.length === 0) return would
  const bare = standing.reduceRight((text, { from, to }) => text.slice(0, from) + text.slice(to), written)
  return mergeModule(path, bare, would, written).text
}

/** The pieces of a module, and of the functions it declares, that one of two others lacks and the other one has. */
function standingIn(module: ModuleTree, was: Tree, would: Tree, current: Tree): readonly Piece[] {
  if (was.list === undefined || would.list === undefined || current.list === undefined) return []
  const [wanted, standing] = [align(was.list, would.list), align(was.list, current.list)]
  return piecesOf(module, was.list).flatMap((piece) => {
    const [is, there] = [wanted.get(piece.item), standing.get(piece.item)]
    if (there === undefined) return []
    if (is === undefined) return [piece]
    const [body, other, own] = [piece.item, is, there].map((one) => one.parts.get('declaration')?.parts.get('body'))
    return body === undefined || other === undefined || own === undefined ? [] : standingIn(module, body, other, own)
  })
}
