import { typeNotRequired } from '../diagnostics/reading-schemas.js'
import type { Origin } from '../model/model.js'
import type { Reporter } from './reporter.js'
import type { SchemaFrame } from './schema-frame.js'

/** Counts the schemas of 3.1 documents that describe properties or items and lack a type, for one note. */
export class TypelessSchemas {
  #count = 0
  #first: Origin | undefined

  add(frame: SchemaFrame): void {
    this.#count += 1
    this.#first ??= frame.here()
  }

  report(reporter: Reporter): void {
    if (this.#first !== undefined) reporter.report(typeNotRequired(this.#count), this.#first)
  }
}
