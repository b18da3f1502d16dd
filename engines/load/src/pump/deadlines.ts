/** Milliseconds between looks; a request may take that much longer than it is given. */
const STEP = 20

/** Something that must be over in time. */
export interface Timed {
  /** From performance.now(). */
  readonly since: number
  readonly settled: boolean
  expire(): void
}

/**
 * Ends requests that take too long. All are given the same time, so the oldest is always the next, and one timer does for all:
 * a timer for each request would cost as much as sending it.
 */
export class Deadlines {
  #queue: (Timed | undefined)[] = []
  #head = 0
  readonly #timer: NodeJS.Timeout

  /** @param timeout milliseconds */
  constructor(readonly timeout: number) {
    this.#timer = setInterval(() => this.#look(performance.now()), STEP)
  }

  watch(request: Timed): void {
    this.#queue.push(request)
  }

  close(): void {
    clearInterval(this.#timer)
  }

  #look(now: number): void {
    for (let oldest = this.#queue[this.#head]; oldest !== undefined; oldest = this.#queue[this.#head]) {
      if (!oldest.settled) {
        if (now - oldest.since < this.timeout) break
        oldest.expire()
      }
      // Answers that nobody needs any more would outlive the young generation here.
      this.#queue[this.#head++] = undefined
    }
    // Cutting the front off at each look would move the rest every time.
    if (this.#head < 10_000 && this.#head < this.#queue.length) return
    this.#queue = this.#queue.slice(this.#head)
    this.#head = 0
  }
}
