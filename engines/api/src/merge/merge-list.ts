import { align, alignByKeys } from './align.js'
import { deletable } from './delete-item.js'
import { declaredNames, labelOf } from './keys.js'
import type { Output } from './layout.js'
import { freeImport, isPartly, mergeImport } from './merge-import.js'
import { mergeLead } from './merge-lead.js'
import { mergeTree } from './merge-tree.js'
import type { ModuleTree } from './module-tree.js'
import { inOrder, stayingInOrder } from './order.js'
import { piecesOf } from './pieces.js'
import { rebuildList } from './rebuild-list.js'
import { changeId, conflict, type Run } from './run.js'
import type { List, Tree } from './tree.js'

/** One thing of each of the three modules. */
export interface Three<T> {
  readonly base: T
  readonly current: T
  readonly wanted: T
}

/** Merges what stands in a row: each item for itself, then which there are, then their order. */
export function mergeList(run: Run, owners: Three<Tree>, lists: Three<List>): void {
  const toWanted = align(lists.base, lists.wanted)
  const toCurrent = align(lists.base, lists.current)
  const ofBase = new Set(toCurrent.values())
  const known = new Set(toWanted.values())
  const basePieces = new Map(piecesOf(run.base, lists.base).map((one) => [one.item, one]))
  const wantedPieces = new Map(piecesOf(run.wanted, lists.wanted).map((one) => [one.item, one]))
  const pieces = piecesOf(run.current, lists.current)
  const pieceAt = new Map(pieces.map((one) => [one.item, one]))
  /** Where each wanted item is in `current`. */
  const places = new Map<Tree, Tree>()
  const deleted = new Set<Tree>()
  /** What is new, perhaps in other words. */
  const added = new Map<Tree, string | undefined>()

  for (const base of lists.base.items) {
    const [current, wanted] = [toCurrent.get(base), toWanted.get(base)]
    const [basePiece, piece] = [basePieces.get(base), current === undefined ? undefined : pieceAt.get(current)]
    run.path.push(labelOf(base))
    if (wanted === undefined) {
      if (current !== undefined && piece !== undefined && basePiece !== undefined && !run.blocked.has(changeId(base, undefined))) {
        if (isPartly(run, base, current)) mergeImport(run, base, current, undefined)
        else if (deletable(run, basePiece, piece, lists.base.kind)) deleted.add(current)
      }
    } else if (current === undefined && wanted.type === 'ImportDeclaration' && declaredNames(wanted).some((name) => run.anew.has(name))) {
      const text = freeImport(run, wanted, lists.current.open, (name) => run.anew.has(name))
      if (text !== undefined) added.set(wanted, text)
    } else if (current === undefined || piece === undefined) {
      if (base.print !== wanted.print && !run.blocked.has(changeId(base, wanted)))
        conflict(run, base, wanted, placeOf(base, lists, toCurrent))
    } else {
      places.set(wanted, current)
      mergeTree(run, base, current, wanted)
      const wantedPiece = wantedPieces.get(wanted)
      if (basePiece !== undefined && wantedPiece !== undefined) mergeLead(run, basePiece, piece, wantedPiece)
    }
    run.path.pop()
  }

  const own: List = { ...lists.current, items: lists.current.items.filter((one) => !ofBase.has(one)) }
  const news: List = { ...lists.wanted, items: lists.wanted.items.filter((one) => !known.has(one)) }
  const both = alignByKeys(news, own)
  for (const wanted of news.items) {
    const current = both.get(wanted)
    run.path.push(labelOf(wanted))
    if (run.blocked.has(changeId(undefined, wanted))) void 0
    else if (current === undefined && wanted.type === 'ImportDeclaration') {
      const text = freeImport(run, wanted, lists.current.open)
      if (text !== undefined) added.set(wanted, text)
    } else if (current === undefined) added.set(wanted, undefined)
    else {
      places.set(wanted, current)
      if (current.print === wanted.print) void 0
      else if (current.type === 'ImportDeclaration') mergeImport(run, undefined, current, wanted)
      else conflict(run, undefined, wanted, current.start)
    }
    run.path.pop()
  }

  const moved = stayingInOrder(lists, toWanted, toCurrent)
  const breaks = isBroken(run, lists)
  if (added.size === 0 && deleted.size === 0 && moved.size === 0 && !breaks) return
  const order = inOrder(lists, places, { added, deleted, moved })
  const outputs = order.map((one): Output => {
    const piece = pieceAt.get(one)
    if (piece !== undefined) return { piece }
    const wanted = wantedPieces.get(one)
    if (wanted === undefined) throw new TypeError('an item that stands nowhere')
    const text = added.get(one)
    return { wanted, ...(text !== undefined && { text }) }
  })
  const wantedOf = new Map(Array.from(places, ([wanted, current]) => [current, wanted]))
  rebuildList(run, { outputs, pieces, deleted, owner: owners.current, list: lists.current, wantedList: lists.wanted, wantedOf, breaks })
}

/** Where something was that somebody removed: at the end of what stood before it. */
function placeOf(base: Tree, { base: list, current }: Three<List>, toCurrent: ReadonlyMap<Tree, Tree>): number {
  const before = list.items.slice(0, list.items.indexOf(base)).reverse()
  const found = before.flatMap((one) => toCurrent.get(one) ?? [])[0]
  return found?.start ?? current.open
}

/** Whether kit spreads a list over lines that was on one line before, and still is. */
function isBroken(run: Run, { base, current, wanted }: Three<List>): boolean {
  if (base.kind !== 'commas' && base.kind !== 'members' && base.kind !== 'arguments') return false
  const spread = ({ text }: ModuleTree, list: List): boolean => /^\s*\n/.test(text.slice(list.open, list.close))
  return spread(run.wanted, wanted) && !spread(run.base, base) && !spread(run.current, current) && current.items.length > 0
}
