import { typeNotRequired } from '../diagnostics/reading-schemas.js'
import type { Origin } from '../model/model.js'
import type { ReadUnits } from './read-units.js'
import type { Reporter } from './reporter.js'
import type { SchemaFrame } from './schema-frame.js'

/** Counts the schemas of 3.1 documents that describe properties or items and lack a type, for one note. */
export class TypelessSchemas {
  #count = 0
  #first: Origin | undefined

  constructor(private readonly units: ReadUnits) {}

  add(frame: SchemaFrame): void {
    // Where it is costs more than to count it.
    if (this.#first === undefined || this.units.listens) this.#note(frame.here())
    else this.#count += 1
  }

  #note(origin: Origin): void {
    this.units.told(({ typeless }) => typeless.#note(origin))
    this.#count += 1
    this.#first ??= origin
  }

  report(reporter: Reporter): void {
    if (this.#first !== undefined) reporter.report(typeNotRequired(this.#count), this.#first)
  }
}
