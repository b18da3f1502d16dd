import MagicString from 'magic-string'
import { align } from './align.js'
import { saysNoMore } from './comments.js'
import { declaredNames, localName } from './keys.js'
import { commentsIn, type ModuleTree, parseModule } from './module-tree.js'
import { piecesOf } from './pieces.js'
import { renameIdentifiers } from './rename-identifiers.js'
import { findRenames } from './renames.js'
import { itemsOf, type List, type Tree } from './tree.js'

/**
 * Imports that kit no longer needs go, whatever stands on them: an import that stayed for a comment would find nothing, or would import what is
 * declared here by now. So comments on them stand apart from then on, and names that somebody gave to what is declared here go with the import.
 *
 * @param kept names that are still used, so that their imports stay
 * @returns what somebody wrote, ready to be merged
 */
export function releaseImports(
  path: string,
  base: ModuleTree,
  current: ModuleTree,
  wanted: ModuleTree,
  kept: ReadonlySet<string>,
): ModuleTree {
  const named = underOwnNames(path, base, current, wanted)
  if (base.root.list === undefined || named.root.list === undefined || wanted.root.list === undefined) return named
  const [toCurrent, toWanted] = [align(base.root.list, named.root.list), align(base.root.list, wanted.root.list)]
  const statements = new Map(piecesOf(named, named.root.list).map((one) => [one.item, one]))
  const edits = new MagicString(named.text)
  for (const one of base.root.list.items) {
    const found = toCurrent.get(one)
    const piece = found === undefined ? undefined : statements.get(found)
    if (one.type !== 'ImportDeclaration' || found === undefined || piece === undefined) continue
    const needed = new Set(itemsOf(toWanted.get(one)).map(importedName))
    const known = new Set(itemsOf(one).map(importedName))
    const isLeaving = (item: Tree): boolean =>
      known.has(importedName(item)) && !needed.has(importedName(item)) && !kept.has(localName(item))
    const whole = toWanted.get(one) === undefined && itemsOf(found).every(isLeaving) && !declaredNames(found).some((name) => kept.has(name))
    const spans = whole ? [piece] : piecesOf(named, found.list ?? NONE).filter(({ item }) => isLeaving(item))
    const own = commentsIn(base, one.start, one.end)
    const comments = spans.flatMap(({ attached, to }) => commentsIn(named, attached, to)).filter((comment) => !saysNoMore([comment], own))
    if (comments.length === 0) continue
    for (const { start, end } of comments) removeComment(edits, named.text, start, end)
    edits.appendLeft(piece.attached, comments.map(({ start, end }) => `${named.text.slice(start, end)}\n`).join('') + (whole ? '\n' : ''))
  }
  return edits.hasChanged() ? parseModule(path, edits.toString()) : named
}

const NONE: List = { kind: 'commas', open: 0, close: 0, items: [] }

/** A module that calls what is going to be declared in it as it will be called. */
function underOwnNames(path: string, base: ModuleTree, current: ModuleTree, wanted: ModuleTree): ModuleTree {
  const imported = new Set(itemsOf(base.root).flatMap((one) => (one.type === 'ImportDeclaration' ? declaredNames(one) : [])))
  const declared = new Set(itemsOf(wanted.root).flatMap((one) => (one.type === 'ImportDeclaration' ? [] : declaredNames(one))))
  const names = [...findRenames(base.root, current.root)].filter(([, was]) => imported.has(was) && declared.has(was))
  return names.length === 0 ? current : parseModule(path, renameIdentifiers(current, new Map(names)))
}

/** With the space before it or, where it begins a line, with that line's end. */
function removeComment(edits: MagicString, text: string, start: number, end: number): void {
  const before = /[ \t]*$/.exec(text.slice(0, start))?.[0].length ?? 0
  const isFirst = /(?:^|\n)[ \t]*$/.test(text.slice(0, start))
  edits.remove(start - before, end + (isFirst ? (/^[ \t]*\n?/.exec(text.slice(end))?.[0].length ?? 0) : 0))
}

function importedName(specifier: Tree): string {
  return specifier.head.split(' ')[0] ?? ''
}
