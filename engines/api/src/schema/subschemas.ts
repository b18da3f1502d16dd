import { isJsonObject } from '../model/json.js'
import type { JsonSchema, SchemaObject } from '../model/schema.js'

/** A schema inside another one. */
export interface Subschema {
  readonly schema: JsonSchema
  readonly keyword: string
  /** Applies to the same instance as the outer schema. */
  readonly inPlace: boolean
}

/** Every keyword that holds schemas (JSON Schema 2020-12, core 10 and 11), and whether they apply to the same instance. */
const KEYWORDS: ReadonlyMap<string, { readonly holds: string; readonly inPlace: boolean }> = new Map(
  [
    { holds: 'one', inPlace: true, keywords: ['not', 'if', 'then', 'else'] },
    { holds: 'list', inPlace: true, keywords: ['allOf', 'anyOf', 'oneOf'] },
    { holds: 'map', inPlace: true, keywords: ['dependentSchemas'] },
    { holds: 'map', inPlace: false, keywords: ['properties', 'patternProperties'] },
    { holds: 'list', inPlace: false, keywords: ['prefixItems'] },
    {
      holds: 'one',
      inPlace: false,
      keywords: ['items', 'contains', 'additionalProperties', 'propertyNames', 'unevaluatedItems', 'unevaluatedProperties'],
    },
  ].flatMap(({ keywords, ...kind }) => keywords.map((keyword) => [keyword, kind] as const)),
)

/** A key as a step of a JSON pointer (RFC 6901, 3). */
export function pointerStep(key: string | number): string {
  const text = String(key)
  return `/${/[~/]/.test(text) ? text.replaceAll('~', '~0').replaceAll('/', '~1') : text}`
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'boolean' || isJsonObject(value)
}

/** Calls for each schema directly inside a schema, in the order in which they are written. */
export function visitSubschemas(schema: SchemaObject, visit: (inner: JsonSchema, keyword: string, inPlace: boolean) => void): void {
  for (const keyword in schema) {
    const kind = KEYWORDS.get(keyword)
    if (kind === undefined) continue
    const value = schema[keyword]
    if (kind.holds === 'one') {
      if (isSchema(value)) visit(value, keyword, kind.inPlace)
    } else if (kind.holds === 'list') {
      if (Array.isArray(value)) for (const one of value) if (isSchema(one)) visit(one, keyword, kind.inPlace)
    } else if (isJsonObject(value)) {
      for (const name in value) {
        const one = value[name]
        if (isSchema(one)) visit(one, keyword, kind.inPlace)
      }
    }
  }
}

/** The schemas directly inside a schema, in the order in which they are written. */
export function subschemas(schema: SchemaObject): readonly Subschema[] {
  const found: Subschema[] = []
  visitSubschemas(schema, (inner, keyword, inPlace) => found.push({ schema: inner, keyword, inPlace }))
  return found
}
