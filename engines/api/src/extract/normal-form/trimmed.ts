import type { JsonSchema, SchemaObject } from '../../model/schema.js'

/** A schema without keywords that say nothing, such as `additionalProperties: true` and `minItems: 0`. */
export function trimmed(schema: SchemaObject): SchemaObject {
  if (!Object.keys(schema).some((keyword) => MAY_SAY_NOTHING.has(keyword))) return schema
  return Object.fromEntries(Object.entries(schema).filter(([keyword, value]) => !saysNothing(keyword, value)))
}

const ZERO: ReadonlySet<string> = new Set(['minLength', 'minItems', 'minProperties'])
const OPEN: ReadonlySet<string> = new Set(['additionalProperties', 'items', 'propertyNames', 'unevaluatedProperties', 'unevaluatedItems'])
const EMPTY: ReadonlySet<string> = new Set([
  'properties',
  'patternProperties',
  'required',
  'dependentRequired',
  'dependentSchemas',
  'prefixItems',
  'allOf',
])
const MAY_SAY_NOTHING: ReadonlySet<string> = new Set([...ZERO, ...OPEN, ...EMPTY])

function saysNothing(keyword: string, value: unknown): boolean {
  if (ZERO.has(keyword)) return value === 0
  if (OPEN.has(keyword)) return isAnything(value)
  return EMPTY.has(keyword) && typeof value === 'object' && value !== null && Object.keys(value).length === 0
}

function isAnything(value: unknown): value is JsonSchema {
  return value === true || (typeof value === 'object' && value !== null && Object.keys(value).length === 0)
}
