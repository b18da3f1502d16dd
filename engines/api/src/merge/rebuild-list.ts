import { indentAt } from './module-tree.js'
import type { Piece } from './pieces.js'
import { reindent } from './reindent.js'
import type { Run } from './run.js'
import type { List, Tree } from './tree.js'

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

/** Writes a list with other items in it; those that stay keep every character, inside and around them. */
export function rebuildList(run: Run, plan: Rebuild): void {
  const { list } = plan
  const layout = new Layout(run, plan)
  const text = list.kind === 'statements' ? layout.lines() : list.kind === 'links' ? layout.links() : layout.separated()
  if (list.open < list.close) run.edits.overwrite(list.open, list.close, text)
  else if (list.kind === 'links') run.edits.appendLeft(list.open, text)
  else
    run.edits.update(
      list.open - 1,
      list.close + 1,
      `${run.current.text.charAt(list.open - 1)}${text}${run.current.text.charAt(list.close)}`,
    )
}

class Layout {
  readonly #text: string
  readonly #outer: string
  readonly #indent: string
  /** Whether each item stands on a line of its own. */
  readonly #multi: boolean
  /** Where the list was on one line and can't stay there. */
  readonly #broken: boolean

  constructor(
    private readonly run: Run,
    private readonly plan: Rebuild,
  ) {
    const { list, pieces, wantedList, outputs } = plan
    this.#text = run.current.text
    this.#outer = list.kind === 'statements' && plan.owner.type === 'Program' ? '' : indentAt(this.#text, list.open)
    const first = pieces[0]
    const wasMulti = this.#text.slice(list.open, first?.attached ?? list.close).includes('\n')
    const needsLines = plan.breaks || outputs.some((one) => 'wanted' in one && this.#needsLine(one.wanted))
    const wantsMulti = /^\s*\n/.test(run.wanted.text.slice(wantedList.open, wantedList.close))
    this.#multi = wasMulti || needsLines || (first === undefined && wantsMulti)
    this.#broken = this.#multi && !wasMulti
    const program = list.kind === 'statements' && plan.owner.type === 'Program'
    this.#indent = first !== undefined && wasMulti ? indentAt(this.#text, first.attached) : program ? '' : this.#outer + run.unit
  }

  /** Statements, one below the other. */
  lines(): string {
    const { outputs, list } = this.plan
    const result = outputs.map((one, index) => {
      const previous = outputs[index - 1]
      const text = 'piece' in one ? this.#kept(one.piece) : this.#new(one)
      if ('piece' in one && this.#isWhereItWas(one.piece, previous)) return text
      const bare = text.replace(/^\s+/, '')
      if (previous === undefined) return list.open === 0 ? bare : `\n${this.#indent}${bare}`
      return `${this.#hasEmptyLine(previous, one) ? '\n\n' : '\n'}${this.#indent}${bare}`
    })
    return result.join('') + this.#tail(result.join(''))
  }

  #isWhereItWas(piece: Piece, previous: Output | undefined): boolean {
    const { pieces } = this.plan
    const before = pieces[pieces.indexOf(piece) - 1]
    return previous === undefined ? before === undefined : 'piece' in previous && previous.piece === before
  }

  /** Whether kit would write an empty line between two, or there was one. */
  #hasEmptyLine(one: Output, another: Output): boolean {
    const { wantedList, wantedOf } = this.plan
    const [first, second] = [one, another].map((output) => ('wanted' in output ? output.wanted.item : wantedOf.get(output.piece.item)))
    const text = this.run.wanted.text
    const at = first === undefined ? -1 : wantedList.items.indexOf(first)
    const empty = (from: Tree, to: Tree): boolean => /^[^\S\n]*\n[ \t]*\n/.test(text.slice(from.end, to.start))
    if (first !== undefined && second !== undefined && wantedList.items[at + 1] === second) return empty(first, second)
    if ('piece' in another) {
      const own = /^[^\S\n]*\n[ \t]*\n/.test(this.#text.slice(another.piece.from, another.piece.attached))
      const next = wantedList.items[at + 1]
      const imports = first?.type === 'ImportDeclaration' && another.piece.item.type === 'ImportDeclaration'
      return own || ('wanted' in one && !imports && first !== undefined && next !== undefined && empty(first, next))
    }
    const before = second === undefined ? undefined : wantedList.items[wantedList.items.indexOf(second) - 1]
    return before !== undefined && second !== undefined && empty(before, second)
  }

  /** Links of a chain, each on its line if the others are. */
  links(): string {
    const gap = this.plan.pieces.map((one) => this.#text.slice(one.from, one.item.start)).find((one) => one.includes('\n'))
    const between = gap === undefined ? '' : (/\n[ \t]*$/.exec(gap)?.[0] ?? '')
    const indent = between === '' ? this.#outer : between.slice(1)
    return this.plan.outputs
      .map((one) => {
        if ('piece' in one) return this.#slice(one.piece.from, one.piece.to)
        const { start, end } = one.wanted.item
        return between + reindent(this.run.wanted.text.slice(start, end), indentAt(this.run.wanted.text, start), indent)
      })
      .join('')
  }

  /** Items with commas or the like between them. */
  separated(): string {
    const { outputs, list, pieces, wantedList } = this.plan
    const infix = list.kind === 'alternatives'
    const mark = this.#separator()
    const last = pieces.at(-1)
    const trailing = infix
      ? false
      : last === undefined
        ? this.#multi && /,\s*$/.test(this.run.wanted.text.slice(wantedList.open, wantedList.close))
        : this.#broken
          ? list.kind !== 'members'
          : last.separator !== undefined
    const leading = infix && pieces[0]?.separator !== undefined
    const firstGap =
      pieces[0] === undefined ? (/^[ \t]*/.exec(this.run.wanted.text.slice(wantedList.open))?.[0] ?? '') : this.#gap(pieces[0])
    const text = outputs.map((one, index) => {
      const isLast = index === outputs.length - 1
      const separator = !isLast || trailing ? mark : ''
      const gap = this.#multi ? `\n${this.#indent}` : index === 0 ? firstGap : ' '
      if (infix) {
        const before = index === 0 && !leading ? '' : `${mark} `
        if ('piece' in one && one.piece.separator !== undefined && before !== '') return this.#slice(one.piece.from, one.piece.to)
        const own = 'piece' in one ? this.#slice(one.piece.item.start, one.piece.to) : this.#new(one)
        return `${index === 0 && !leading ? '' : gap}${before}${own}`
      }
      if ('wanted' in one) return `${gap}${this.#new(one)}${separator}`
      return this.#piece(one.piece, separator, this.#moved(one.piece) || (!this.#multi && index === 0) ? gap : undefined)
    })
    const result = text.join('')
    return result + this.#closing(result, last)
  }

  #closing(result: string, last: Piece | undefined): string {
    const { list, wantedList } = this.plan
    const tail = last === undefined ? this.#text.slice(list.open, list.close) : this.#slice(last.to, list.close)
    const lost = this.#detached()
    if (this.#broken) return `${lost}${tail.trimEnd()}\n${this.#outer}`
    if (this.#multi) return `${lost}${tail.includes('\n') ? tail : `\n${this.#outer}`}`
    if (last === undefined) return /[ \t]*$/.exec(this.run.wanted.text.slice(wantedList.open, wantedList.close))?.[0] ?? ''
    return lost + (result === '' ? tail.trim() : tail)
  }

  /** A piece of a separated list, with or without its separator. */
  #piece(piece: Piece, separator: string, gap: string | undefined): string {
    const { item, from, to } = piece
    const at = piece.separator
    const slice = this.#slice(from, item.end)
    const own = this.#broken ? reindent(slice, this.#outer, this.#indent) : slice
    const body = this.#broken || gap !== undefined ? `${gap ?? `\n${this.#indent}`}${own.replace(/^\s+/, '')}` : own
    const lost = this.#orphaned(piece)
    if (at === undefined) return `${lost}${body}${separator}${this.#slice(item.end, to)}`
    const kept = separator === '' ? '' : this.#text.charAt(at)
    return `${lost}${body}${this.#slice(item.end, at)}${kept}${this.#slice(at + 1, to)}`
  }

  /** Whether something else stands before a piece now. */
  #moved(piece: Piece): boolean {
    const { pieces, outputs } = this.plan
    const index = pieces.indexOf(piece)
    const at = outputs.findIndex((one) => 'piece' in one && one.piece === piece)
    const before = outputs[at - 1]
    const same = before === undefined ? index === 0 : 'piece' in before && pieces.indexOf(before.piece) === index - 1
    return !same && !this.#text.slice(piece.from, piece.attached).includes('\n')
  }

  #separator(): string {
    const { list, pieces } = this.plan
    const found = pieces.flatMap((one) => (one.separator === undefined ? [] : [this.#text.charAt(one.separator)]))[0]
    if (list.kind === 'members') return found ?? (this.#multi ? this.run.memberEnd : ';')
    if (list.kind === 'alternatives') return found ?? (this.plan.owner.type === 'TSIntersectionType' ? '&' : '|')
    return ','
  }

  /** A kept statement, with the comments of somebody's that stood before others that go. */
  #kept(piece: Piece): string {
    return `${this.#orphaned(piece)}${this.#slice(piece.from, piece.to)}`
  }

  /** Comments that stood, with an empty line behind them, before items directly before this one that go. */
  #orphaned(piece: Piece): string {
    const { pieces, deleted } = this.plan
    let result = ''
    for (let at = pieces.indexOf(piece) - 1; at >= 0; at--) {
      const before = pieces[at]
      if (before === undefined || !deleted.has(before.item)) break
      const text = this.#text.slice(before.from, before.attached)
      if (text.trim() !== '') result = `${text.trimEnd()}\n${result}`
    }
    return result
  }

  /** The same, for items at the end of the list. */
  #detached(): string {
    const { pieces, deleted } = this.plan
    let result = ''
    for (const piece of [...pieces].reverse()) {
      if (!deleted.has(piece.item)) break
      const text = this.#text.slice(piece.from, piece.attached)
      if (text.trim() !== '') result = `${text.trimEnd()}${result}`
    }
    return result
  }

  #tail(result: string): string {
    const { pieces, list } = this.plan
    const tail = this.#slice(pieces.at(-1)?.to ?? list.open, list.close)
    const lost = this.#detached()
    if (list.close === this.#text.length && result !== '' && !tail.includes('\n') && pieces.length === 0) return `${lost}\n`
    return `${lost}${tail.includes('\n') || list.close === this.#text.length ? tail : `\n${this.#outer}`}`
  }

  #new(one: NewItem): string {
    if (one.text !== undefined) return one.text
    const { text } = this.run.wanted
    const start = one.wanted.attached
    return reindent(
      text.slice(start, one.wanted.item.end),
      indentAt(text, start),
      this.#multi || this.plan.list.kind === 'statements' ? this.#indent : this.#outer,
    )
  }

  #needsLine(piece: Piece): boolean {
    return this.plan.list.kind !== 'arguments' && this.plan.list.kind !== 'alternatives' && piece.attached < piece.item.start
  }

  #gap(piece: Piece): string {
    return /^\s*/.exec(this.#text.slice(piece.from, piece.item.start))?.[0] ?? ''
  }

  #slice(from: number, to: number): string {
    return from < to ? this.run.edits.slice(from, to) : ''
  }
}
