import type { TextEdit } from './text-edit.js'

/** Line and column of offsets in one text. Lines are counted no further than the furthest offset asked for. */
export class LineStarts {
  #starts = [0]
  #searched = 0

  constructor(private readonly text: string) {}

  /** The lines of a text that was edited: those that are known before and behind the edit are known still. */
  edited(text: string, { start, end, by }: TextEdit): LineStarts {
    const lines = new LineStarts(text)
    lines.#starts = this.#starts.slice(0, this.#upTo(start))
    lines.#searched = Math.min(start, this.#searched)
    if (this.#searched <= end) return lines
    lines.#search(end + by)
    lines.#starts = lines.#starts.concat(this.#starts.slice(this.#upTo(end)).map((one) => one + by))
    lines.#searched = this.#searched + by
    return lines
  }

  /** Line and column, both from 1. */
  at(offset: number): { readonly line: number; readonly column: number } {
    this.#search(offset)
    const line = this.#upTo(offset)
    return { line, column: offset - (this.#starts[line - 1] ?? 0) + 1 }
  }

  /** Finds the lines that start up to an offset. */
  #search(offset: number): void {
    while (this.#searched < offset) {
      const next = this.text.indexOf('\n', this.#searched)
      if (next === -1 || next >= offset) this.#searched = offset
      else {
        this.#starts.push(next + 1)
        this.#searched = next + 1
      }
    }
  }

  /** How many known lines start up to an offset. */
  #upTo(offset: number): number {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((this.#starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low + 1
  }
}
