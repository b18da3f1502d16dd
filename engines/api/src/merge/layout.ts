import { indentAt } from './module-tree.js'
import type { Piece } from './pieces.js'
import { reindent } from './reindent.js'
import type { Run } from './run.js'
import type { List, ListKind, Tree } from './tree.js'

/** An item of the list as it will be: one that stands there already, or one that is wanted, perhaps in other words. */
export type Output = { readonly piece: Piece } | NewItem

export interface NewItem {
  readonly wanted: Piece
  readonly text?: string
}

export interface Rebuild {
  readonly outputs: readonly Output[]
  readonly pieces: readonly Piece[]
  readonly deleted: ReadonlySet<Tree>
  readonly owner: Tree
  readonly list: List
  /** Whose layout is taken where there is none to go by. */
  readonly wantedList: List
  /** What of it each item that stands there is. */
  readonly wantedOf: ReadonlyMap<Tree, Tree>
  /** Whether kit spreads over lines what it wrote on one, so that this one has to follow. */
  readonly breaks: boolean
}

/** How the items of a list stand, and what is left of what stood around those that go. */
export class Layout {
  readonly text: string
  readonly outer: string
  readonly indent: string
  /** Whether each item stands on a line of its own. */
  readonly multi: boolean
  /** Where the list was on one line and can't stay there. */
  readonly broken: boolean

  constructor(
    readonly run: Run,
    readonly plan: Rebuild,
  ) {
    const { list, pieces, wantedList, outputs } = plan
    this.text = run.current.text
    this.outer = list.kind === 'statements' && plan.owner.type === 'Program' ? '' : indentAt(this.text, list.open)
    const first = pieces[0]
    const wasMulti = this.text.slice(list.open, first?.attached ?? list.close).includes('\n')
    const needsLines = plan.breaks || outputs.some((one) => 'wanted' in one && needsLine(list.kind, one.wanted))
    const wantsMulti = /^\s*\n/.test(run.wanted.text.slice(wantedList.open, wantedList.close))
    this.multi = wasMulti || needsLines || (first === undefined && wantsMulti)
    this.broken = this.multi && !wasMulti
    const program = list.kind === 'statements' && plan.owner.type === 'Program'
    this.indent = first !== undefined && wasMulti ? indentAt(this.text, first.attached) : program ? '' : this.outer + run.unit
  }

  /** A kept statement, with the comments of somebody's that stood before others that go. */
  kept(piece: Piece): string {
    const [before, text] = [this.orphaned(piece), this.slice(piece.from, piece.to)]
    return /^[ \t]*\n[ \t]*\n/.test(text) ? before.trimEnd() + text : before + text
  }

  /** Comments that stood, with an empty line behind them, before items directly before this one that go. */
  orphaned(piece: Piece): string {
    const { pieces, deleted } = this.plan
    let result = ''
    for (let at = pieces.indexOf(piece) - 1; at >= 0; at--) {
      const before = pieces[at]
      if (before === undefined || !deleted.has(before.item)) break
      const text = this.text.slice(before.from, before.attached)
      if (text.trim() !== '') result = `${text.trimEnd()}\n${result}`
    }
    return result
  }

  /** The same, for items at the end of the list. */
  detached(): string {
    const { pieces, deleted } = this.plan
    let result = ''
    for (const piece of [...pieces].reverse()) {
      if (!deleted.has(piece.item)) break
      const text = this.text.slice(piece.from, piece.attached)
      if (text.trim() !== '') result = `${text.trimEnd()}${result}`
    }
    return result
  }

  /** Something that is new, as it is to stand here. */
  fresh(one: NewItem): string {
    if (one.text !== undefined) return one.text
    const { text } = this.run.wanted
    const start = one.wanted.attached
    const isStatement = this.plan.list.kind === 'statements'
    // A statement that comes from another file can have a comment of somebody's behind it.
    const end = isStatement ? one.wanted.to : one.wanted.item.end
    return reindent(text.slice(start, end), indentAt(text, start), this.multi || isStatement ? this.indent : this.outer)
  }

  /** A part of what stands there, with what has been changed in it. */
  slice(from: number, to: number): string {
    return from < to ? this.run.edits.slice(from, to) : ''
  }
}

/** Whether something stands on a line of its own because comments stand before it. */
function needsLine(kind: ListKind, piece: Piece): boolean {
  return kind !== 'arguments' && kind !== 'alternatives' && piece.attached < piece.item.start
}
