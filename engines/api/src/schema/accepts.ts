import { isJsonObject, type JsonValue } from '../model/json.js'
import { type JsonSchema, refName, type SchemaObject } from '../model/schema.js'
import { jsonTypeOf, sameJson } from './json-type.js'
import type { Resolve } from './types.js'

/** `undefined`: cannot be told here. */
type Verdict = boolean | undefined

function all(verdicts: Iterable<Verdict>): Verdict {
  let result: Verdict = true
  for (const verdict of verdicts) {
    if (verdict === false) return false
    if (verdict === undefined) result = undefined
  }
  return result
}

function negate(verdict: Verdict): Verdict {
  return verdict === undefined ? undefined : !verdict
}

function count(verdicts: readonly Verdict[], wanted: (matches: number) => boolean): Verdict {
  return verdicts.includes(undefined) ? undefined : wanted(verdicts.filter((one) => one === true).length)
}

function* text(schema: SchemaObject, value: string): Iterable<Verdict> {
  const length = [...value].length
  if (schema.minLength !== undefined) yield length >= schema.minLength
  if (schema.maxLength !== undefined) yield length <= schema.maxLength
  if (schema.pattern !== undefined) {
    try {
      yield new RegExp(schema.pattern, 'u').test(value)
    } catch {
      yield undefined
    }
  }
}

function* number(schema: SchemaObject, value: number): Iterable<Verdict> {
  if (schema.minimum !== undefined) yield value >= schema.minimum
  if (schema.maximum !== undefined) yield value <= schema.maximum
  if (schema.exclusiveMinimum !== undefined) yield value > schema.exclusiveMinimum
  if (schema.exclusiveMaximum !== undefined) yield value < schema.exclusiveMaximum
  if (schema.multipleOf !== undefined) yield Number.isInteger(value / schema.multipleOf) ? true : undefined
}

function* array(schema: SchemaObject, value: readonly JsonValue[], resolve: Resolve, depth: number): Iterable<Verdict> {
  if (schema.minItems !== undefined) yield value.length >= schema.minItems
  if (schema.maxItems !== undefined) yield value.length <= schema.maxItems
  const prefix = schema.prefixItems ?? []
  for (const [index, item] of value.entries()) yield accepts(prefix[index] ?? schema.items ?? true, item, resolve, depth)
  if (schema.uniqueItems === true) yield value.every((one, index) => !value.slice(0, index).some((other) => sameJson(one, other)))
  if (schema.contains !== undefined || schema.unevaluatedItems !== undefined) yield undefined
}

function* object(schema: SchemaObject, value: Readonly<Record<string, JsonValue>>, resolve: Resolve, depth: number): Iterable<Verdict> {
  const names = Object.keys(value)
  if (schema.minProperties !== undefined) yield names.length >= schema.minProperties
  if (schema.maxProperties !== undefined) yield names.length <= schema.maxProperties
  for (const name of schema.required ?? []) yield Object.hasOwn(value, name)
  for (const name of names) {
    const described = schema.properties !== undefined && Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined
    if (described === undefined && schema.patternProperties !== undefined) yield undefined
    else yield accepts(described ?? schema.additionalProperties ?? true, value[name] ?? null, resolve, depth)
  }
  const beyond = [schema.propertyNames, schema.dependentRequired, schema.dependentSchemas, schema.unevaluatedProperties]
  if (beyond.some((keyword) => keyword !== undefined)) yield undefined
}

function* verdicts(schema: SchemaObject, value: JsonValue, resolve: Resolve, depth: number): Iterable<Verdict> {
  const type = jsonTypeOf(value)
  if (schema.type !== undefined) {
    const types: readonly string[] = typeof schema.type === 'string' ? [schema.type] : schema.type
    yield types.includes(type) || (types.includes('integer') && Number.isInteger(value))
  }
  if (schema.enum !== undefined) yield schema.enum.some((one) => sameJson(one, value))
  if (schema.const !== undefined) yield sameJson(schema.const, value)
  if (typeof value === 'string') yield* text(schema, value)
  if (typeof value === 'number') yield* number(schema, value)
  if (Array.isArray(value)) yield* array(schema, value, resolve, depth)
  if (isJsonObject(value)) yield* object(schema, value, resolve, depth)
  if (schema.$ref !== undefined) {
    const target = resolve(refName(schema.$ref) ?? '')
    yield target === undefined ? undefined : accepts(target, value, resolve, depth)
  }
  const each = (members: readonly JsonSchema[]) => members.map((member) => accepts(member, value, resolve, depth))
  if (schema.allOf !== undefined) yield all(each(schema.allOf))
  if (schema.anyOf !== undefined) {
    const members = each(schema.anyOf)
    yield members.includes(true) ? true : count(members, (matches) => matches > 0)
  }
  if (schema.oneOf !== undefined) yield count(each(schema.oneOf), (matches) => matches === 1)
  if (schema.not !== undefined) yield negate(accepts(schema.not, value, resolve, depth))
  if (schema.if !== undefined || schema.$dynamicRef !== undefined) yield undefined
}

/**
 * Whether a schema accepts a value, as far as that can be told without running the generated code; `undefined` where not.
 * Formats are not looked at. References are followed 16 deep.
 *
 * @example
 * accepts({ type: 'integer', minimum: 1 }, 0, () => undefined) // false
 */
export function accepts(schema: JsonSchema, value: JsonValue, resolve: Resolve, depth = 0): boolean | undefined {
  if (typeof schema === 'boolean') return schema
  if (depth > 16) return undefined
  return all(verdicts(schema, value, resolve, depth + 1))
}
