import type { JsonValue } from '../../model/json.js'
import type { JsonSchema, SchemaObject } from '../../model/schema.js'
import { nullable } from '../keyword.js'

/** The schema of a union: literals as an `enum`, null as a type beside the others. */
export function unionSchema(options: readonly JsonSchema[]): JsonSchema {
  const distinct = [...new Map(options.map((one) => [JSON.stringify(one), one])).values()]
  const others = distinct.filter((one) => !isNull(one))
  const whole = withoutNull(others)
  if (others.length === distinct.length) return whole
  return typeof whole === 'object' ? nullable(whole) : whole
}

function withoutNull(options: readonly JsonSchema[]): JsonSchema {
  const [first] = options
  if (first === undefined) return { type: 'null' }
  const literals = options.map(constantIn)
  const known = literals.filter((one) => one !== undefined)
  if (known.length === options.length) return constants(known)
  // `boolean` is `true | false`.
  if (options.length === 1) return first
  if (known.length < 2) return { anyOf: options }
  return { anyOf: [constants(known), ...options.filter((one) => constantIn(one) === undefined)] }
}

/** A schema of the values alone. */
export function constants(values: readonly JsonValue[]): SchemaObject {
  const [first] = values
  if (values.length === 2 && values.includes(true) && values.includes(false)) return { type: 'boolean' }
  if (values.length === 1 && first !== undefined) return { const: first }
  if (values.every((one) => typeof one === 'string')) return { type: 'string', enum: values }
  return { enum: values }
}

function constantIn(schema: JsonSchema): JsonValue | undefined {
  return typeof schema === 'object' && Object.keys(schema).length === 1 ? schema.const : undefined
}

function isNull(schema: JsonSchema): boolean {
  return typeof schema === 'object' && schema.type === 'null'
}
