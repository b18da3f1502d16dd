import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { unreadSchema } from '../diagnostics/extracted-schemas.js'
import type { Evaluator } from '../evaluate/evaluator.js'
import type { Value } from '../evaluate/value.js'
import { type JsonSchema, schemaRef } from '../model/schema.js'
import { endOf, type NamingStep, type Recorded } from './naming-step.js'
import type { SchemaContext, SchemaReader } from './schema-reader.js'

/** The schemas of a project that have names, found while the others are read. */
export class SchemaComponents implements SchemaContext {
  readonly components = new Map<string, JsonSchema>()
  /** Where each component stands in the sources. */
  readonly sources = new Map<string, Value>()
  readonly diagnostics: Diagnostic[] = []
  readonly #names = new Map<Value, string>()
  readonly #inlined = new Map<Value, Recorded<JsonSchema | undefined>>()
  readonly #reading = new Set<Value>()
  readonly #inlining = new Set<Value>()
  readonly #noted = new Set<string>()
  #steps: NamingStep[] | undefined

  constructor(
    readonly evaluator: Evaluator,
    readonly readers: readonly SchemaReader[],
  ) {}

  read(value: Value): JsonSchema | undefined {
    return this.#read(value, this)
  }

  inline(value: Value): JsonSchema | undefined {
    const known = this.#inlined.get(value)
    if (known !== undefined) return this.repeat(known)
    if (this.#inlining.has(value)) {
      this.note(value, 'A schema that is taken apart contains itself.')
      return {}
    }
    this.#inlining.add(value)
    const recorded = this.record(() => this.#inline(value))
    this.#inlining.delete(value)
    // In the middle of another it may be cut short by a circle, which is noted.
    if (this.#reading.size === 0 || !recorded.steps.some(({ kind }) => kind === 'note')) this.#inlined.set(value, recorded)
    return recorded.result
  }

  #inline(value: Value): JsonSchema | undefined {
    return this.#read(value, {
      read: (one) => this.read(one),
      inline: (one) => this.inline(one),
      note: (one, message) => this.note(one, message),
      reference: (one, readBody, name) => (one === value ? undefined : this.reference(one, readBody, name)),
    })
  }

  reference(value: Value, readBody: () => JsonSchema | undefined, name?: string): JsonSchema | undefined {
    const known = this.#names.get(value)
    if (known !== undefined) {
      this.#steps?.push({ kind: 'known', value, name: known })
      return { $ref: schemaRef(known) }
    }
    const own = name ?? this.evaluator.nameOf(value)?.name
    if (own === undefined) return undefined
    const unique = this.#unique(own)
    this.#steps?.push({ kind: 'begin', value, wanted: own, name: unique })
    this.#begin(value, unique)
    const body = readBody()
    this.#steps?.push({ kind: 'end', value, name: unique, body })
    this.#end(value, unique, body)
    return body === undefined ? undefined : { $ref: schemaRef(unique) }
  }

  note(value: Value, message: string): void {
    this.#note(unreadSchema(this.evaluator.place(value), message))
  }

  /** Does something, and tells what it did to the components. */
  record<T>(work: () => T): Recorded<T> {
    const before = this.#steps
    const steps: NamingStep[] = []
    this.#steps = steps
    try {
      return { result: work(), steps }
    } finally {
      this.#steps = before
      if (before !== undefined) for (const one of steps) before.push(one)
    }
  }

  /** A result that was recorded before, here: whoever records now has done the same. */
  repeat<T>({ result, steps }: Recorded<T>): T {
    if (this.#steps !== undefined) for (const one of steps) this.#steps.push(one)
    return result
  }

  /** Does again what was recorded elsewhere, without reading; false, and nothing is done, where names would come out differently here. */
  replay(steps: readonly NamingStep[]): boolean {
    if (steps.length === 0) return true
    const begun: (readonly [Value, string])[] = []
    for (let index = 0; index < steps.length; index += 1) {
      const step = steps[index]
      if (step === undefined || step.kind === 'note') continue
      const { kind, value, name } = step
      const known = this.#names.get(value)
      if (kind === 'end') this.#end(value, name, step.body)
      else if (known === undefined && kind === 'begin' && this.#unique(step.wanted) === name) {
        this.#begin(value, name)
        begun.push([value, name])
      } else if (known !== name) {
        for (const one of begun.reverse()) this.#end(...one, undefined)
        return false
      } else if (kind === 'begin') index = endOf(steps, index, value)
    }
    for (const step of steps) if (step.kind === 'note') this.#note(step.diagnostic)
    return true
  }

  #begin(value: Value, name: string): void {
    this.#names.set(value, name)
    this.components.set(name, {})
    this.sources.set(name, value)
  }

  #end(value: Value, name: string, body: JsonSchema | undefined): void {
    if (body !== undefined) {
      this.components.set(name, body)
      return
    }
    this.#names.delete(value)
    this.components.delete(name)
    this.sources.delete(name)
  }

  #note(diagnostic: Diagnostic): void {
    this.#steps?.push({ kind: 'note', diagnostic })
    const { place, message } = diagnostic
    const key = `${place?.file}:${place?.line}:${place?.column} ${message}`
    if (this.#noted.has(key)) return
    this.#noted.add(key)
    this.diagnostics.push(diagnostic)
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
