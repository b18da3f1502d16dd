import type { Origin } from '../../model/model.js'
import { sameValue } from '../text/same-value.js'
import { placeKey } from './raw-files.js'

interface Shared {
  readonly place: Origin
  readonly before: unknown
  after: unknown
  alike: boolean
}

/**
 * Nodes that are written in one place and used in several, such as components and the parameters of a path. What changes alike for
 * all users changes there; else each user gets its own.
 */
export class SharedNodes {
  readonly #nodes = new Map<string, Shared>()
  #isUntouched = false

  /** Notes what one user wants of a node. */
  want(place: Origin, before: unknown, after: unknown): void {
    const known = this.#nodes.get(placeKey(place))
    if (known === undefined) this.#nodes.set(placeKey(place), { place, before, after, alike: true })
    else if (!sameValue(known.after, after)) known.alike = false
  }

  /** Notes what users want who want nothing to change: that matters only of nodes of which others want something. */
  forUntouched(note: () => void): void {
    this.#isUntouched = true
    note()
    this.#isUntouched = false
  }

  /** Whether it matters what is wanted of a node. */
  concerns(place: Origin): boolean {
    return !this.#isUntouched || this.#nodes.has(placeKey(place))
  }

  /** Whether the node changes in its place for all, or stays for all, so that nothing is to be done where it is used. */
  settled(place: Origin): boolean {
    return this.#nodes.get(placeKey(place))?.alike ?? false
  }

  /** The nodes that change in their places. */
  changed(): readonly Shared[] {
    return [...this.#nodes.values()].filter(({ alike, before, after }) => alike && !sameValue(before, after))
  }
}
