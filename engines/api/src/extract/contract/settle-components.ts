import type { Evaluator } from '../../evaluate/evaluator.js'
import type { Value } from '../../evaluate/value.js'
import { type JsonSchema, schemaRef } from '../../model/schema.js'
import { areCalledSo, constantNames } from './constant-names.js'
import { mapReferences } from './map-references.js'
import { mergeForms } from './merge-forms.js'
import { SettledBefore } from './settled-before.js'

/** The named schemas of contracts, by the names that a document has for them. */
export interface SettledComponents {
  readonly schemas: ReadonlyMap<string, JsonSchema>
  /** Which forms of a schema the sources have: what a request sends and what a response gives may be two constants, or one of them is missing. */
  readonly forms: ReadonlyMap<string, 'both' | 'request' | 'response'>
  /** Where each of them stands in the sources. */
  readonly sources: ReadonlyMap<string, Value>
  /** Whether any name differs from the one that schemas were read with. */
  readonly changed: boolean
  /** Writes the final names into a schema that was read with them. */
  settle(schema: JsonSchema): JsonSchema
}

/**
 * Gives the named schemas their names: that of the constant, unless its comment has a `@schema`. A schema that goes in as another one than it comes
 * out (`User` and `UserRequest`, both `@schema User`) becomes one, whose properties say so by `readOnly` and `writeOnly`. Those marked `@inline`
 * stand where they are used.
 *
 * @param inlined others that do so, by their keys
 */
export function settleComponents(
  evaluator: Evaluator,
  components: ReadonlyMap<string, JsonSchema>,
  sources: ReadonlyMap<string, Value>,
  before = new SettledBefore(),
  inlined: ReadonlySet<string> = new Set(),
): SettledComponents {
  if (inlined.size === 0 && areCalledSo(evaluator, components, sources)) return asTheyAre(components, sources)
  const constants = constantNames(evaluator, components, sources, inlined)
  const settled = (schema: JsonSchema, use: (name: string) => void, open: ReadonlySet<string>): JsonSchema =>
    mapReferences(schema, (key) => {
      use(key)
      const constant = constants.get(key)
      if (constant === undefined) return undefined
      if (!constant.inline || open.has(key)) return { $ref: schemaRef(constant.name) }
      return settled(components.get(key) ?? true, use, new Set([...open, key]))
    })
  const find = (key: string): unknown => {
    const constant = constants.get(key)
    return constant?.inline === true ? components.get(key) : constant?.name
  }
  const settle = (schema: JsonSchema): JsonSchema => before.schema(schema, find, (use) => settled(schema, use, new Set()))
  const schemas = new Map<string, JsonSchema>()
  const forms = new Map<string, string[]>()
  for (const [key, { name, inline }] of constants) if (!inline) forms.set(name, [...(forms.get(name) ?? []), key])
  const places = new Map<string, Value>()
  const found = new Map<string, 'both' | 'request' | 'response'>()
  for (const [name, keys] of forms) {
    const [request] = keys.filter(
      (key) => constants.get(key)?.identifier.endsWith('Request') === true && constants.get(key)?.name !== constants.get(key)?.identifier,
    )
    const [response] = keys.filter((key) => key !== request)
    const source = sources.get(response ?? request ?? '')
    if (source !== undefined) places.set(name, source)
    const read = (key: string): JsonSchema => settle(components.get(key) ?? true)
    found.set(name, response === undefined ? 'request' : request === undefined ? 'response' : 'both')
    if (request === undefined || response === undefined) schemas.set(name, read(request ?? response ?? ''))
    else {
      const both = [read(response), read(request)] as const
      schemas.set(
        name,
        before.forms(...both, () => mergeForms(...both)),
      )
    }
  }
  return { schemas, forms: found, sources: places, changed: true, settle }
}

/** Most sources need no other names; their schemas stay the very same objects. */
function asTheyAre(schemas: ReadonlyMap<string, JsonSchema>, sources: ReadonlyMap<string, Value>): SettledComponents {
  return {
    schemas,
    sources,
    // Only contracts are asked for it, which have few.
    get forms() {
      return new Map([...schemas.keys()].map((name) => [name, 'response'] as const))
    },
    changed: false,
    settle: (schema) => schema,
  }
}
