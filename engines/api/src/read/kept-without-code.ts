import { keptWithoutCode } from '../diagnostics/reading-structure.js'
import type { Origin } from '../model/model.js'
import type { ReadUnits } from './read-units.js'
import type { Reporter } from './reporter.js'
import { originOf, type SourceNode } from './source-file.js'

/** What the model keeps and no code comes of, so that nothing is dropped in silence: counted by kind, told once each. */
export class KeptWithoutCode {
  readonly #kinds = new Map<string, { count: number; readonly first: Origin }>()

  constructor(private readonly units: ReadUnits) {}

  /** Counts something; `kind` is its plural, such as `callbacks`. */
  add(kind: string, node: SourceNode, count = 1): void {
    this.#note(kind, originOf(node), count)
  }

  #note(kind: string, origin: Origin, count: number): void {
    this.units.told(({ kept }) => kept.#note(kind, origin, count))
    const known = this.#kinds.get(kind)
    if (known === undefined) this.#kinds.set(kind, { count, first: origin })
    else known.count += count
  }

  report(reporter: Reporter): void {
    for (const [kind, { count, first }] of this.#kinds) reporter.report(keptWithoutCode(kind, count), first)
  }
}
