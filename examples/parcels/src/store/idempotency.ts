import { isDeepStrictEqual } from 'node:util'

/** How many keys are remembered; the oldest go first. */
const CAPACITY = 10_000

/** What was answered to requests that clients marked with a key, so that sending one twice does nothing twice. */
export class Idempotency<Request, Result> {
  readonly #answered = new Map<string, { readonly request: Request; readonly result: Result }>()

  /** What this key was answered with; `'reused'` when it came with another request. */
  find(key: string, request: Request): Result | 'reused' | undefined {
    const known = this.#answered.get(key)
    if (known === undefined) return undefined
    return isDeepStrictEqual(known.request, request) ? known.result : 'reused'
  }

  remember(key: string, request: Request, result: Result): void {
    this.#answered.set(key, { request, result })
    const [oldest] = this.#answered.keys()
    if (this.#answered.size > CAPACITY && oldest !== undefined) this.#answered.delete(oldest)
  }
}
