import type { JsonSchema, SchemaObject } from '../model/schema.js'
import { isJsonObject } from '../model/json.js'

/** A schema inside another one. */
export interface Subschema {
  readonly schema: JsonSchema
  /** RFC 6901 below the outer schema. */
  readonly pointer: string
  readonly keyword: string
  /** Applies to the same instance as the outer schema. */
  readonly inPlace: boolean
}

const SINGLE = ['not', 'if', 'then', 'else', 'items', 'contains', 'additionalProperties', 'propertyNames'] as const
const SINGLE_UNEVALUATED = ['unevaluatedItems', 'unevaluatedProperties'] as const
const LISTS = ['allOf', 'anyOf', 'oneOf', 'prefixItems'] as const
const MAPS = ['properties', 'patternProperties', 'dependentSchemas'] as const
const IN_PLACE: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'dependentSchemas'])

/** A key as a step of a JSON pointer (RFC 6901, 3). */
export function pointerStep(key: string | number): string {
  return `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'boolean' || isJsonObject(value)
}

/** The schemas directly inside a schema, in a fixed order. */
export function subschemas(schema: SchemaObject): readonly Subschema[] {
  const found: Subschema[] = []
  const add = (keyword: string, key: string | number | undefined, one: unknown) => {
    const pointer = pointerStep(keyword) + (key === undefined ? '' : pointerStep(key))
    if (isSchema(one)) found.push({ schema: one, pointer, keyword, inPlace: IN_PLACE.has(keyword) })
  }
  for (const keyword of MAPS) for (const [key, one] of Object.entries(schema[keyword] ?? {})) add(keyword, key, one)
  for (const keyword of LISTS) schema[keyword]?.forEach((one, index) => add(keyword, index, one))
  for (const keyword of [...SINGLE, ...SINGLE_UNEVALUATED]) if (schema[keyword] !== undefined) add(keyword, undefined, schema[keyword])
  return found
}
