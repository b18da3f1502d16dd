import type { SlowSample } from './measurement.js'

/** How many slow answers are kept. */
export const SLOWEST = 10

/** Keeps the slowest answers and forgets the others at once. */
export class Slowest {
  #kept: SlowSample[] = []
  #bar = 0

  offer(milliseconds: number, make: () => SlowSample): void {
    if (milliseconds <= this.#bar) return
    this.#kept.push(make())
    this.#kept.sort((a, b) => b.milliseconds - a.milliseconds)
    if (this.#kept.length <= SLOWEST) return
    this.#kept.length = SLOWEST
    this.#bar = this.#kept.at(-1)?.milliseconds ?? 0
  }

  result(): SlowSample[] {
    return this.#kept
  }
}
