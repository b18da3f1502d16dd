import type { JsonSchema, SchemaObject } from '../../model/schema.js'

/** What the rest of an object or array must be; what counts as the rest, JSON Schema finds out by itself. */
export function readUnevaluated(type: string | undefined, rest: JsonSchema): SchemaObject {
  return type === 'array' ? { unevaluatedItems: rest } : { unevaluatedProperties: rest }
}
