import type { FunctionLike } from './value.js'

/** Calls within calls. */
const MAX_DEPTH = 16
/** Calls that one expression may lead to: factories take a few dozen, the logic of a program any number. */
const MAX_CALLS = 400
/** How often a function may be within itself: as an argument of its own, but not in a circle. */
const MAX_SAME = 3

/** Keeps the following of calls from running away: each is followed anew with its own arguments, which multiplies. */
export class CallBudget {
  readonly #running: FunctionLike[] = []
  /** Functions that led to too many calls once. */
  readonly #heavy = new WeakSet<FunctionLike>()
  #spent = 0

  /** What following a call gives; undefined where it would go too far. */
  call<T>(callee: FunctionLike, follow: () => T): T | undefined {
    const same = this.#running.filter((one) => one === callee).length
    if (this.#running.length >= MAX_DEPTH || same >= MAX_SAME || this.#heavy.has(callee)) return undefined
    if (this.#running.length === 0) this.#spent = 0
    this.#spent += 1
    const [outermost] = this.#running
    if (this.#spent > MAX_CALLS) {
      if (outermost !== undefined) this.#heavy.add(outermost)
      return undefined
    }
    this.#running.push(callee)
    try {
      return follow()
    } finally {
      this.#running.pop()
    }
  }
}
