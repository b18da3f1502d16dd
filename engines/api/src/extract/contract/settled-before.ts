import type { JsonSchema } from '../../model/schema.js'

/** What a settled schema depends on: what was found under each name that it refers to. */
type Uses = ReadonlyMap<string, unknown>

/** Schemas that were settled before, with what that depended on. */
export class SettledBefore {
  readonly #schemas = new WeakMap<object, { readonly uses: Uses; readonly result: JsonSchema }>()
  readonly #forms = new WeakMap<object, { readonly request: JsonSchema; readonly merged: JsonSchema }>()

  /**
   * @param find what stands for a name now
   * @param make settles the schema, and tells each name that it looks at
   */
  schema(schema: JsonSchema, find: (name: string) => unknown, make: (use: (name: string) => void) => JsonSchema): JsonSchema {
    if (typeof schema === 'boolean') return schema
    const before = this.#schemas.get(schema)
    if (before !== undefined && [...before.uses].every(([name, found]) => find(name) === found)) return before.result
    const uses = new Map<string, unknown>()
    const result = make((name) => uses.set(name, find(name)))
    this.#schemas.set(schema, { uses, result })
    return result
  }

  /** Two forms of a schema as one. */
  forms(response: JsonSchema, request: JsonSchema, merge: () => JsonSchema): JsonSchema {
    if (typeof response === 'boolean') return merge()
    const before = this.#forms.get(response)
    if (before?.request === request) return before.merged
    const merged = merge()
    this.#forms.set(response, { request, merged })
    return merged
  }
}
