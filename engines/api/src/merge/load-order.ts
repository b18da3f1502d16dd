import { declaredNames, withoutExport } from './keys.js'
import { type ModuleTree, parseModule } from './module-tree.js'
import { type Piece, piecesOf } from './pieces.js'
import { itemsOf, type Tree } from './tree.js'

/**
 * A module in which no constant is used, while the module loads, before it is there: what is needed earlier moves up. Nothing else moves. A
 * module that loads stays as it is, and so does one whose constants need each other.
 *
 * @param former the module as somebody left it: where that does not load either, its order is their affair
 */
export function inLoadOrder(path: string, text: string, former: ModuleTree): string {
  if (text === former.text || tooLate(former).size > 0) return text
  const module = parseModule(path, text)
  const late = tooLate(module)
  if (late.size === 0 || module.root.list === undefined) return text
  const pieces = new Map(piecesOf(module, module.root.list).map((one) => [one.item, one]))
  const statements = itemsOf(module.root)
  const moved = new Set<Tree>()
  const done = new Set<Tree>()
  const parts: string[] = []
  const put = (item: Tree, isUp: boolean): void => {
    const piece = pieces.get(item)
    if (done.has(item) || piece === undefined) return
    done.add(item)
    for (const needed of late.get(item) ?? []) put(needed, true)
    parts.push(isUp ? `\n\n${text.slice(piece.attached, piece.to)}` : text.slice(piece.from, piece.to))
    if (!isUp) return
    moved.add(item)
    // Its type goes with it.
    const next = statements[statements.indexOf(item) + 1]
    if (next === undefined || declaredNames(next)[0] !== declaredNames(item)[0]) return
    put(next, false)
    moved.add(next)
  }
  for (const item of statements) {
    if (moved.has(item)) parts.push(commentsBefore(text, pieces.get(item)))
    else put(item, false)
  }
  const end = [...pieces.values()].at(-1)?.to ?? text.length
  const result = parts.join('') + text.slice(end)
  return tooLate(parseModule(path, result)).size === 0 ? result : text
}

/** Comments that stand apart from what has moved stay. */
function commentsBefore(text: string, piece: Piece | undefined): string {
  const before = piece === undefined ? '' : text.slice(piece.from, piece.attached)
  return before.trim() === '' ? '' : before.trimEnd()
}

/** What each statement needs while the module loads, of the constants that are declared below it. */
function tooLate({ root }: ModuleTree): ReadonlyMap<Tree, readonly Tree[]> {
  const statements = itemsOf(root)
  const declared = new Map<string, Tree>()
  for (const one of statements) if (CONSTANTS.test(withoutExport(one).type)) for (const name of declaredNames(one)) declared.set(name, one)
  const index = new Map(statements.map((one, at) => [one, at]))
  const found = new Map<Tree, Tree[]>()
  statements.forEach((one, at) => {
    for (const name of usedAtOnce(one)) {
      const other = declared.get(name)
      if (other !== undefined && (index.get(other) ?? 0) > at) found.set(one, [...(found.get(one) ?? []), other])
    }
  })
  return found
}

const CONSTANTS = /^(?:VariableDeclaration|ClassDeclaration)$/
/** What runs later, or not at all. */
const LATER = /^(?:ArrowFunctionExpression|FunctionExpression|FunctionDeclaration|ImportDeclaration|TS(?!Satisfies|As|NonNull).*)$/

/** Identifiers that are read while the module loads. */
function usedAtOnce(tree: Tree): ReadonlySet<string> {
  const names = new Set<string>()
  const visit = (one: Tree): void => {
    if (LATER.test(one.type)) return
    if (one.type === 'Identifier') names.add(one.head)
    for (const [key, part] of one.parts) if (key !== 'types' && key !== 'typeAnnotation' && key !== 'id') visit(part)
    for (const item of itemsOf(one)) visit(item)
  }
  visit(tree)
  return names
}
