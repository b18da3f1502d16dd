import { align } from './align.js'
import { deletable } from './delete-item.js'
import { declaredNames, localName } from './keys.js'
import type { Output } from './layout.js'
import { commentsIn } from './module-tree.js'
import { piecesOf } from './pieces.js'
import { rebuildList } from './rebuild-list.js'
import { changeId, conflict, type Run } from './run.js'
import { itemsOf, type List, type Tree } from './tree.js'

/** An import of names: what kit no longer needs leaves it, what it needs joins it, whatever else somebody imports there. */
export function mergeImport(run: Run, base: Tree | undefined, current: Tree, wanted: Tree | undefined): void {
  const none: List = { kind: 'commas', open: 0, close: 0, items: [] }
  const known = base?.list ?? none
  const [from, to] = [{ ...known, items: known.items.filter((one) => !run.anew.has(localName(one))) }, wanted?.list ?? none]
  if (current.list === undefined) {
    if (base?.print !== wanted?.print && current.print !== wanted?.print) conflict(run, base, wanted, current.start)
    return
  }
  const toWanted = align(from, to)
  const toCurrent = align(from, current.list)
  const pieces = piecesOf(run.current, current.list)
  const basePieces = new Map(piecesOf(run.base, from).map((one) => [one.item, one]))
  const outputs = new Map<string, Output>()
  const types = new Map(itemsOf(current).map((one) => [one, isType(current, one)]))
  const deleted = new Set<Tree>()
  for (const piece of pieces) {
    const former = from.items.find((one) => toCurrent.get(one) === piece.item)
    const basePiece = former === undefined ? undefined : basePieces.get(former)
    const next = former === undefined ? undefined : toWanted.get(former)
    if (next !== undefined && wanted !== undefined) types.set(piece.item, isType(wanted, next))
    if (former !== undefined && basePiece !== undefined && next === undefined && !run.blocked.has(changeId(former, undefined))) {
      if (deletable(run, basePiece, piece, 'commas')) {
        deleted.add(piece.item)
        continue
      }
    }
    outputs.set(importedName(piece.item), { piece })
  }
  const added = to.items.filter((one) => !new Set(toWanted.values()).has(one) && !outputs.has(importedName(one)))
  const welcome = added.filter((one) => {
    if (run.blocked.has(changeId(undefined, one))) return false
    if (!run.taken.has(localName(one))) return true
    conflict(run, undefined, one, current.start)
    return false
  })
  const staying = [...types].filter(([one]) => !deleted.has(one))
  const typeOnly = [...staying.map(([, type]) => type), ...welcome.map((one) => wanted !== undefined && isType(wanted, one))].every(Boolean)
  const asTypes = typeOnly && (isTypeOnly(current) || (wanted !== undefined && isTypeOnly(wanted)))
  for (const [one, type] of staying) {
    const text = run.current.text.slice(one.start, one.end)
    const bare = isInline(one) ? text.replace(/^type\s+/, '') : text
    const next = type && !asTypes ? `type ${bare}` : bare
    if (next !== text) run.edits.update(one.start, one.end, next)
  }
  if (asTypes !== isTypeOnly(current)) setTypeOnly(run, current, asTypes)
  if (deleted.size === 0 && welcome.length === 0) return
  const order = [...outputs.values()]
  for (const one of welcome) {
    const bare = run.wanted.text.slice(one.start, one.end).replace(isInline(one) ? /^type\s+/ : /^/, '')
    const text = wanted !== undefined && isType(wanted, one) && !asTypes ? `type ${bare}` : bare
    const before = to.items.slice(0, to.items.indexOf(one)).reverse()
    const names = new Set(before.map(importedName))
    const at = order.findLastIndex((other) => names.has(importedName('piece' in other ? other.piece.item : other.wanted.item)))
    order.splice(at + 1, 0, { wanted: { item: one, from: one.start, attached: one.start, to: one.end, separator: undefined }, text })
  }
  rebuildList(run, {
    outputs: order,
    pieces,
    deleted,
    owner: current,
    list: current.list,
    wantedList: to,
    wantedOf: new Map(),
    breaks: false,
  })
}

/** Whether somebody imports other names in the same statement, or uses some of kit's, so that only the others go. */
export function isPartly(run: Run, base: Tree, current: Tree): boolean {
  if (base.list === undefined || current.list === undefined || current.type !== 'ImportDeclaration') return false
  const known = new Set(itemsOf(base).map(importedName))
  return itemsOf(current).some((one) => !known.has(importedName(one)) || run.kept.has(localName(one)))
}

/**
 * A new import as text, without the names that mean something else here; undefined where nothing is left of it.
 *
 * @param isWanted which of the names are meant at all
 */
export function freeImport(run: Run, wanted: Tree, offset: number, isWanted = (_: string): boolean => true): string | undefined {
  const text = run.wanted.text.slice(wanted.start, wanted.end)
  const taken = itemsOf(wanted).filter((one) => run.taken.has(localName(one)))
  if (wanted.list === undefined) return itemsOf(wanted).length > 0 || declaredNames(wanted).some(isWanted) ? text : undefined
  for (const one of taken) if (!run.blocked.has(changeId(undefined, one))) conflict(run, undefined, one, offset)
  const free = itemsOf(wanted).filter((one) => !taken.includes(one) && isWanted(localName(one)))
  if (free.length === wanted.list.items.length) return text
  if (free.length === 0) return undefined
  const names = free.map(({ start, end }) => run.wanted.text.slice(start, end)).join(', ')
  return `${run.wanted.text.slice(wanted.start, wanted.list.open)} ${names} ${run.wanted.text.slice(wanted.list.close, wanted.end)}`
}

function importedName(specifier: Tree): string {
  return specifier.head.split(' ')[0] ?? ''
}

function isInline(specifier: Tree): boolean {
  return specifier.head.endsWith(' type')
}

function isTypeOnly(declaration: Tree): boolean {
  return /importKind:type\b/.test(declaration.head)
}

function isType(declaration: Tree, specifier: Tree): boolean {
  return isTypeOnly(declaration) || isInline(specifier)
}

function setTypeOnly(run: Run, { start, list }: Tree, type: boolean): void {
  const brace = (list?.open ?? start) - 1
  if (commentsIn(run.current, start, brace).length === 0) run.edits.update(start, brace, type ? 'import type ' : 'import ')
}
