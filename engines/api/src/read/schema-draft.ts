import { type JsonRecord, without } from './record.js'

/** A schema while it is converted: keywords are set in place, and only where one is dropped is the object copied. */
export class SchemaDraft {
  #dropped: Set<string> | undefined

  constructor(readonly source: JsonRecord) {}

  /** The value of a keyword that was not dropped. */
  get(keyword: string): unknown {
    return this.has(keyword) ? this.source[keyword] : undefined
  }

  has(keyword: string): boolean {
    return Object.hasOwn(this.source, keyword) && this.#dropped?.has(keyword) !== true
  }

  set(keyword: string, value: unknown): void {
    if (value === undefined) this.drop(keyword)
    else {
      this.#dropped?.delete(keyword)
      this.source[keyword] = value
    }
  }

  drop(keyword: string): void {
    if (!Object.hasOwn(this.source, keyword)) return
    this.#dropped ??= new Set()
    this.#dropped.add(keyword)
  }

  /** The converted schema. */
  finish(): JsonRecord {
    return this.#dropped === undefined || this.#dropped.size === 0 ? this.source : without(this.source, this.#dropped)
  }
}
