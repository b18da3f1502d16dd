import type { Diagnostic } from '@kit/api'

/** What is wrong with the served API at present: why it doesn't start, and what it throws where nobody catches it. */
export class ApiFindings {
  #failure: Diagnostic | undefined
  #others: readonly Diagnostic[] = []

  /**
   * @param tell is given everything that stands, whenever that changes
   * @param log is given what is new
   */
  constructor(
    private readonly tell: (diagnostics: readonly Diagnostic[]) => void,
    private readonly log: (diagnostic: Diagnostic) => void,
  ) {}

  get failing(): boolean {
    return this.#failure !== undefined
  }

  /** The API doesn't start. Every request finds that out; it is news only once. */
  failed(diagnostic: Diagnostic): void {
    if (same(this.#failure, diagnostic)) return
    this.#failure = diagnostic
    this.log(diagnostic)
    this.#tell()
  }

  /** Something that does not keep the API from answering; it stands until there is another app. */
  found(diagnostic: Diagnostic): void {
    this.log(diagnostic)
    if (this.#others.some((other) => same(other, diagnostic))) return
    this.#others = [...this.#others, diagnostic]
    this.#tell()
  }

  started(): void {
    if (this.#failure === undefined && this.#others.length === 0) return
    this.#failure = undefined
    this.#others = []
    this.#tell()
  }

  #tell(): void {
    this.tell([...(this.#failure === undefined ? [] : [this.#failure]), ...this.#others])
  }
}

function same(one: Diagnostic | undefined, other: Diagnostic): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
