import { setTimeout } from 'node:timers/promises'
import { Fingerprints, sizeOf } from './fingerprints.js'

/** How long it has to be quiet before a round begins, in milliseconds. */
const QUIET = {
  /**
   * A file that is saved: longer than what some systems round the times of files to. Who writes on after that is noticed before the round
   * writes.
   */
  save: 5,
  /** Some editors delete a file before they write it, and many files at once are a rename or a tool at work. */
  many: 60,
}
const MANY = 5
/** How long a file may stay empty before that counts as what somebody wants, in milliseconds. */
const EMPTY = 400
/** However restless it is, a round begins after this time, in milliseconds. */
const AT_MOST = 5_000

/** The files that have changed since the last round. */
export class PendingChanges {
  readonly #paths = new Set<string>()
  /** When the last of them was added, on the clock of `performance`. */
  #latest = 0

  get size(): number {
    return this.#paths.size
  }

  add(path: string): void {
    this.#paths.add(path)
    this.#latest = performance.now()
  }

  /** Everything there is, after which there is nothing. */
  take(): readonly string[] {
    const paths = [...this.#paths]
    this.#paths.clear()
    return paths
  }

  /** Waits until nobody writes any more: no further events, no file that grows, none that is empty for a moment. */
  async quiet(): Promise<void> {
    const start = performance.now()
    let restless = start
    for (;;) {
      const prints = new Fingerprints()
      for (const path of this.#paths) prints.remember(path)
      await setTimeout(Math.max(1, restless + this.#quietTime() - performance.now()))
      const now = performance.now()
      const empty = [...this.#paths].some((path) => sizeOf(path) === 0)
      if (now - start > AT_MOST) return
      if (this.#latest > restless) restless = this.#latest
      else if ((empty && now - start <= EMPTY) || [...this.#paths].some((path) => prints.hasChanged(path))) restless = now
      else return
    }
  }

  #quietTime(): number {
    return this.#paths.size >= MANY || [...this.#paths].some((path) => sizeOf(path) === undefined) ? QUIET.many : QUIET.save
  }
}
