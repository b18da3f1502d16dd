import type { JsonSchema, JsonSchemaType, SchemaObject } from '../../model/schema.js'
import { asObject } from './zod-node.js'

/**
 * A schema that says something of some types and lets all others pass, such as `{ minLength: 1 }`: what is said of each type, without the type
 * itself where that can be left out, since keywords look at values of their own type only.
 */
export function untyped(members: readonly (readonly [JsonSchemaType, JsonSchema])[]): JsonSchema {
  let joined: SchemaObject = {}
  const rest: JsonSchema[] = []
  for (const [type, schema] of members) {
    const own = asObject(schema)
    const { type: _, ...keywords } = own
    const plain = own.type === type && Object.keys(keywords).every((key) => PLAIN.has(key) && joined[key] === undefined)
    if (plain) joined = { ...joined, ...keywords }
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    else rest.push({ if: { type }, then: schema })
  }
  return rest.length === 0 ? joined : { ...joined, allOf: rest }
}

const PLAIN: ReadonlySet<string> = new Set([
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'pattern',
  'format',
  'contentEncoding',
  'items',
  'prefixItems',
  'contains',
  'minContains',
  'maxContains',
  'minItems',
  'maxItems',
  'uniqueItems',
  'properties',
  'required',
  'additionalProperties',
  'patternProperties',
  'propertyNames',
  'minProperties',
  'maxProperties',
  'dependentRequired',
])
