import type { JsonValue } from '../model/json.js'
import { type JsonSchema, refName } from '../model/schema.js'
import { accepts } from './accepts.js'
import type { Resolve } from './types.js'

const DEPTH = 16

/** A keyword of a schema, or of the one it refers to where it has none of its own. */
function annotation<T>(
  schema: JsonSchema,
  resolve: Resolve,
  read: (one: Exclude<JsonSchema, boolean>) => T | undefined,
  depth = 0,
): T | undefined {
  if (typeof schema === 'boolean' || depth > DEPTH) return undefined
  const own = read(schema)
  if (own !== undefined) return own
  const only = schema.allOf?.length === 1 ? schema.allOf[0] : undefined
  if (only !== undefined) return annotation(only, resolve, read, depth + 1)
  const target = schema.$ref === undefined ? undefined : resolve(refName(schema.$ref) ?? '')
  return target === undefined ? undefined : annotation(target, resolve, read, depth + 1)
}

/**
 * The default of a value that may be left out: the schema's own, or that of the schema it refers to.
 * A default belongs to the place where the value may be missing, so `zodOf` writes it at optional properties only.
 */
export function defaultOf(schema: JsonSchema, resolve: Resolve): JsonValue | undefined {
  return annotation(schema, resolve, (one) => one.default)
}

/** Whether a default can be written as a literal of the schema's type. */
export function defaultFits(schema: JsonSchema, value: JsonValue, resolve: Resolve): boolean {
  return accepts(closed(schema), value, resolve) !== false && accepts(schema, value, resolve) === true
}

/** Undeclared keys are valid, but a literal of the type cannot have them. */
function closed(schema: JsonSchema): JsonSchema {
  if (typeof schema === 'boolean' || schema.properties === undefined || schema.additionalProperties !== undefined) return schema
  const properties = Object.fromEntries(Object.entries(schema.properties).map(([name, one]) => [name, closed(one)]))
  return { ...schema, properties, additionalProperties: false }
}
