import { align } from './align.js'
import { saysNoMore } from './comments.js'
import { declaredNames, keysOf } from './keys.js'
import { commentsIn, type ModuleTree, parseModule } from './module-tree.js'
import { type Piece, piecesOf } from './pieces.js'
import { findRenames } from './renames.js'
import { itemsOf, type Tree } from './tree.js'

/**
 * What kit has written into a module and somebody has edited or removed: names of declarations, and `contract.x` for the route of a
 * contract.
 *
 * @throws DiagnosticError KIT1500 when a text does not parse
 */
export function editedStatements(path: string, base: string, current: string): ReadonlySet<string> {
  const text = current.replace(/^\ufeff/, '')
  const was = parseModule(path, base)
  const is = parseModule(path, text, otherNames(was, parseModule(path, text)))
  return new Set(editedIn({ module: was, tree: was.root }, { module: is, tree: is.root }))
}

/** Names that somebody gave to imports and parameters: who uses them says the same as before. */
function otherNames({ root: was }: ModuleTree, { root: is }: ModuleTree): ReadonlyMap<string, string> {
  const declared = new Set(itemsOf(was).flatMap((one) => (one.type === 'ImportDeclaration' ? [] : declaredNames(one))))
  return new Map([...findRenames(was, is)].filter(([, name]) => !declared.has(name)))
}

interface Place {
  readonly module: ModuleTree
  readonly tree: Tree
}

function editedIn(was: Place, is: Place): readonly string[] {
  const [from, to] = [was.tree.list, is.tree.list]
  if (from === undefined || to === undefined) return []
  const matches = align(from, to)
  const pieces = new Map([...piecesOf(was.module, from), ...piecesOf(is.module, to)].map((one) => [one.item, one]))
  return from.items.flatMap((item) => {
    const found = matches.get(item)
    const [before, now] = [pieces.get(item), found === undefined ? undefined : pieces.get(found)]
    const body = item.parts.get('declaration')?.parts.get('body')
    const other = found?.parts.get('declaration')?.parts.get('body')
    if (body?.list !== undefined && other?.list !== undefined) return editedIn({ ...was, tree: body }, { ...is, tree: other })
    const same =
      before !== undefined && now !== undefined && item.print === now.item.print && addsNothing(was.module, before, is.module, now)
    return same || item.type === 'ImportDeclaration' ? [] : [...declaredNames(item), ...keysOf(item, 'statements').slice(0, 1)]
  })
}

function addsNothing(base: ModuleTree, was: Piece, module: ModuleTree, is: Piece): boolean {
  return saysNoMore(commentsIn(module, is.attached, is.to), commentsIn(base, was.attached, was.to))
}
