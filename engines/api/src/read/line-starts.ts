/** Line and column of offsets in one text. Lines are counted no further than the furthest offset asked for. */
export class LineStarts {
  readonly #starts = [0]
  #searched = 0

  constructor(private readonly text: string) {}

  /** Line and column, both from 1. */
  at(offset: number): { readonly line: number; readonly column: number } {
    while (this.#searched < offset) {
      const next = this.text.indexOf('\n', this.#searched)
      if (next === -1 || next >= offset) this.#searched = offset
      else {
        this.#starts.push(next + 1)
        this.#searched = next + 1
      }
    }
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((this.#starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 }
  }
}
