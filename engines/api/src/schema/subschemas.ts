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

/** The schemas directly inside a schema, in the order in which they are written. */
export function subschemas(schema: SchemaObject): readonly Subschema[] {
  const found: Subschema[] = []
  for (const keyword of Object.keys(schema)) {
    const kind = KEYWORDS.get(keyword)
    if (kind === undefined) continue
    const value = schema[keyword]
    const members: readonly unknown[] =
      kind.holds === 'one'
        ? [value]
        : kind.holds === 'list'
          ? Array.isArray(value)
            ? value
            : []
          : isJsonObject(value)
            ? Object.values(value)
            : []
    for (const one of members) if (isSchema(one)) found.push({ schema: one, keyword, inPlace: kind.inPlace })
  }
  return found
}
