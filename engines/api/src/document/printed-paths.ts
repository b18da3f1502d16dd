import type { HttpMethod, Operation } from '../model/model.js'
import { pathsValue, type WritePaths } from './document-value.js'
import { type Inherited, keptOperation } from './kept-values.js'
import type { Writing } from './values/writing.js'
import { EntriesText, entriesText } from './yaml-document.js'

/** Paths whose text is kept in one piece: a document has few pieces then, and one of them is soon written anew. */
const PIECE = 64

/** The paths of a document as they were printed. */
interface PrintedPaths {
  readonly operations: readonly Operation[]
  readonly version: Writing['version']
  readonly key: string
  readonly pieces: readonly Piece[]
  /** The piece of each operation. */
  readonly pieceOf: readonly number[]
}

interface Piece {
  /** Places of the operations, by path. */
  readonly items: ReadonlyMap<string, readonly number[]>
  readonly text: string
}

/** Printed before, by the first of the operations: it mostly stays while another is edited. */
const printed = new WeakMap<Operation, PrintedPaths>()

/** The paths as text. Where operations only differ from those that were printed before, their neighbours alone are written with them. */
export const printedPaths: WritePaths = (operations, inherited, writing, rest) => {
  const [first] = operations
  if (first === undefined || Object.keys(rest).length > 0) return pathsValue(operations, inherited, writing, rest)
  let alone = true
  const noting: Writing = {
    ...writing,
    used: (kind, node, write) => {
      alone &&= node.component === undefined
      return writing.used(kind, node, write)
    },
    unsaid: (what, instead) => {
      alone = false
      writing.unsaid(what, instead)
    },
  }
  const before = printed.get(first)
  const same = before?.version === writing.version && before.key === inherited.key ? before : undefined
  const next = (same && changedPaths(same, operations, inherited, noting)) ?? newPaths(operations, inherited, noting)
  if (next === undefined) return pathsValue(operations, inherited, writing, rest)
  // What refers to components, and what the version has no words for, has to be found each time.
  if (alone) printed.set(first, next)
  else printed.delete(first)
  return new EntriesText(next.pieces.map(({ text }) => text).join('\n'))
}

/** Undefined where other paths or methods are served than before. */
function changedPaths(
  before: PrintedPaths,
  operations: readonly Operation[],
  inherited: Inherited,
  writing: Writing,
): PrintedPaths | undefined {
  if (operations.length !== before.operations.length) return undefined
  const changed = new Set<number | undefined>()
  for (let index = 0; index < operations.length; index += 1) {
    const [one, former] = [operations[index], before.operations[index]]
    if (one === former) continue
    if (one?.path !== former?.path || one?.method !== former?.method) return undefined
    changed.add(before.pieceOf[index])
  }
  const pieces = before.pieces.map((piece, index) =>
    changed.has(index) ? { ...piece, text: textOf(piece.items, operations, inherited, writing) } : piece,
  )
  return { ...before, operations, pieces }
}

/** Undefined where several operations have the same path and method. */
function newPaths(operations: readonly Operation[], inherited: Inherited, writing: Writing): PrintedPaths | undefined {
  const places = new Map<string, number[]>()
  const methods = new Map<string, Set<HttpMethod>>()
  for (const [index, { path, method }] of operations.entries()) {
    const own = places.get(path) ?? []
    const taken = methods.get(path) ?? new Set<HttpMethod>()
    if (taken.has(method)) return undefined
    places.set(path, own)
    methods.set(path, taken.add(method))
    own.push(index)
  }
  const all = [...places]
  const pieces: Piece[] = []
  const pieceOf: number[] = []
  for (let from = 0; from < all.length; from += PIECE) {
    const items = new Map(all.slice(from, from + PIECE))
    for (const own of items.values()) for (const index of own) pieceOf[index] = pieces.length
    pieces.push({ items, text: textOf(items, operations, inherited, writing) })
  }
  return { operations, version: writing.version, key: inherited.key, pieces, pieceOf }
}

function textOf(items: Piece['items'], operations: readonly Operation[], inherited: Inherited, writing: Writing): string {
  const entries = [...items].map(([path, places]): [string, unknown] => {
    const item: Record<string, unknown> = {}
    for (const place of places) {
      const operation = operations[place]
      if (operation !== undefined) item[operation.method] = keptOperation(operation, inherited, writing)
    }
    return [path, item]
  })
  return entriesText(entries, '  ')
}
