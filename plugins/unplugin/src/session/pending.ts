import { setTimeout } from 'node:timers/promises'
import { Fingerprints, sizeOf } from './fingerprints.js'

/** How long it has to be quiet before a round begins, in milliseconds. */
const QUIET = {
  /** One file, saved in one go. */
  save: 8,
  /** A large file may be written in pieces. */
  large: 20,
  /** Some editors delete a file before they write it, and many files at once are a rename or a tool at work. */
  many: 60,
}
const LARGE = 256 * 1024
const MANY = 5
/** How long a file may stay empty before that counts as what somebody wants, in milliseconds. */
const EMPTY = 400
/** However restless it is, a round begins after this time, in milliseconds. */
const AT_MOST = 5_000

/** The files that have changed since the last round. */
export class PendingChanges {
  readonly #paths = new Set<string>()
  #count = 0

  get size(): number {
    return this.#paths.size
  }

  add(path: string): void {
    this.#paths.add(path)
    this.#count++
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
    for (;;) {
      const count = this.#count
      const prints = new Fingerprints()
      for (const path of this.#paths) prints.remember(path)
      await setTimeout(this.#quietTime())
      const waited = performance.now() - start
      if (waited > AT_MOST) return
      if (this.#count !== count || [...this.#paths].some((path) => prints.hasChanged(path))) continue
      if (waited > EMPTY || ![...this.#paths].some((path) => sizeOf(path) === 0)) return
    }
  }

  #quietTime(): number {
    const sizes = [...this.#paths].map(sizeOf)
    if (sizes.length >= MANY || sizes.includes(undefined)) return QUIET.many
    return sizes.some((size) => size !== undefined && size > LARGE) ? QUIET.large : QUIET.save
  }
}
