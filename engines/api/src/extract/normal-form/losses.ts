/** What a document says that code does not carry, counted by kind. It stays in the document. */
export class Losses {
  readonly #counts = new Map<string, number>()

  add(kind: string, count = 1): void {
    if (count > 0) this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + count)
  }

  get counts(): ReadonlyMap<string, number> {
    return new Map([...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1)))
  }
}
