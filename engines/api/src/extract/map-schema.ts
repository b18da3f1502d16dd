import { isJsonObject } from '../model/json.js'
import type { JsonSchema, SchemaObject } from '../model/schema.js'

const MAPS: ReadonlySet<string> = new Set(['properties', 'patternProperties', 'dependentSchemas'])
const LISTS: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems'])
const SINGLE: ReadonlySet<string> = new Set(
  'not if then else items contains additionalProperties propertyNames unevaluatedItems unevaluatedProperties contentSchema'.split(' '),
)

/** A schema with each schema directly inside it replaced. */
export function mapSubschemas(schema: SchemaObject, map: (inner: JsonSchema) => JsonSchema): SchemaObject {
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => {
      if (SINGLE.has(keyword) && isSchema(value)) return [keyword, map(value)]
      if (LISTS.has(keyword) && Array.isArray(value)) return [keyword, value.map((one: unknown) => (isSchema(one) ? map(one) : one))]
      if (MAPS.has(keyword) && isJsonObject(value))
        return [keyword, Object.fromEntries(Object.entries(value).map(([name, one]) => [name, isSchema(one) ? map(one) : one]))]
      return [keyword, value]
    }),
  )
}

export function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'boolean' || isJsonObject(value)
}
