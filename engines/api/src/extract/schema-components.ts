import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { unreadSchema } from '../diagnostics/extracted-schemas.js'
import type { Evaluator } from '../evaluate/evaluator.js'
import type { Value } from '../evaluate/value.js'
import { type JsonSchema, schemaRef } from '../model/schema.js'
import type { SchemaContext, SchemaReader } from './schema-reader.js'

/** The schemas of a project that have names, found while the others are read. */
export class SchemaComponents implements SchemaContext {
  readonly components = new Map<string, JsonSchema>()
  /** Where each component stands in the sources. */
  readonly sources = new Map<string, Value>()
  readonly diagnostics: Diagnostic[] = []
  readonly #names = new Map<Value, string>()
  readonly #reading = new Set<Value>()
  readonly #noted = new Set<string>()

  constructor(
    readonly evaluator: Evaluator,
    readonly readers: readonly SchemaReader[],
  ) {}

  read(value: Value): JsonSchema | undefined {
    return this.#read(value, this)
  }

  inline(value: Value): JsonSchema | undefined {
    return this.#read(value, {
      read: (one) => this.read(one),
      inline: (one) => this.inline(one),
      note: (one, message) => this.note(one, message),
      reference: (one, readBody, name) => (one === value ? undefined : this.reference(one, readBody, name)),
    })
  }

  reference(value: Value, readBody: () => JsonSchema | undefined, name?: string): JsonSchema | undefined {
    const known = this.#names.get(value)
    if (known !== undefined) return { $ref: schemaRef(known) }
    const own = name ?? this.evaluator.nameOf(value)?.name
    if (own === undefined) return undefined
    const unique = this.#unique(own)
    this.#names.set(value, unique)
    this.components.set(unique, {})
    this.sources.set(unique, value)
    const body = readBody()
    if (body !== undefined) {
      this.components.set(unique, body)
      return { $ref: schemaRef(unique) }
    }
    this.#names.delete(value)
    this.components.delete(unique)
    this.sources.delete(unique)
    return undefined
  }

  note(value: Value, message: string): void {
    const place = this.evaluator.place(value)
    const key = `${place.file}:${place.line}:${place.column} ${message}`
    if (this.#noted.has(key)) return
    this.#noted.add(key)
    this.diagnostics.push(unreadSchema(place, message))
  }

  #read(value: Value, context: SchemaContext): JsonSchema | undefined {
    if (value.kind === 'either') {
      const options = value.options.map((one) => context.read(one)).filter((one) => one !== undefined)
      const distinct = [...new Map(options.map((one) => [JSON.stringify(one), one])).values()]
      return distinct.length > 1 ? { anyOf: distinct } : distinct[0]
    }
    // A named schema that contains itself is a reference by now; one without a name has no end.
    if (this.#reading.has(value) && !this.#names.has(value)) {
      this.note(value, 'A schema without a name contains itself.')
      return {}
    }
    this.#reading.add(value)
    try {
      for (const reader of this.readers) {
        const schema = reader(value, context)
        if (schema !== undefined) return schema
      }
      return undefined
    } finally {
      this.#reading.delete(value)
    }
  }

  /** Component names of OpenAPI know fewer characters than `$id`s. */
  #unique(wanted: string): string {
    const base = wanted.replace(/[^\w.-]+/g, '_').replace(/^_+|_+$/g, '') || 'Schema'
    for (let count = 1; ; count += 1) {
      const name = count === 1 ? base : `${base}${count}`
      if (!this.components.has(name)) return name
    }
  }
}
