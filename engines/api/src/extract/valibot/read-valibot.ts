import type { Value } from '../../evaluate/value.js'
import type { JsonSchema, SchemaObject } from '../../model/schema.js'
import { constantOf, constantsOf, textOrUndefined } from '../constant.js'
import { nullable } from '../keyword.js'
import type { SchemaContext, SchemaReader } from '../schema-reader.js'
import { applyAction } from './actions.js'
import { functionCall } from './function-call.js'

const SCALARS: Readonly<Record<string, SchemaObject>> = {
  any: {},
  bigint: { type: 'integer' },
  blob: { type: 'string', format: 'binary' },
  boolean: { type: 'boolean' },
  date: { type: 'string', format: 'date-time' },
  file: { type: 'string', format: 'binary' },
  integer: { type: 'integer' },
  null: { type: 'null' },
  null_: { type: 'null' },
  number: { type: 'number' },
  string: { type: 'string' },
  unknown: {},
}
const OPTIONAL = new Set(['optional', 'nullish', 'exactOptional', 'undefinedable'])

/**
 * Reads schemas of valibot and superstruct, which are functions that take functions: `v.object({ a: v.pipe(v.string(), v.email()) })`. Objects
 * that are constants become components.
 */
export const valibotReader: SchemaReader = (value, context) => {
  const call = functionCall(value)
  if (call === undefined) return undefined
  const isObject = call.name === 'type' || /(?:^o|O)bject/.test(call.name)
  const body = () => read(call.name, call.args, context)
  return isObject ? (context.reference(value, body) ?? body()) : body()
}

function read(name: string, args: readonly Value[], context: SchemaContext): JsonSchema | undefined {
  const [first, second] = args
  const child = (value: Value | undefined): JsonSchema => part(value, context)
  if (Object.hasOwn(SCALARS, name)) return SCALARS[name]
  switch (name) {
    case 'object':
    case 'looseObject':
    case 'type':
      return object(first, context)
    case 'strictObject':
      return { ...object(first, context), additionalProperties: false }
    case 'objectWithRest':
      return { ...object(first, context), additionalProperties: child(second) }
    case 'array':
      return { type: 'array', ...(first === undefined ? {} : { items: child(first) }) }
    case 'set':
      return { type: 'array', uniqueItems: true, ...(first === undefined ? {} : { items: child(first) }) }
    case 'tuple':
    case 'strictTuple': {
      const items = first?.kind === 'array' ? first.items : args
      return { type: 'array', prefixItems: items.map(child), items: false, minItems: items.length }
    }
    case 'record':
      return { type: 'object', additionalProperties: child(second) }
    case 'literal': {
      const constant = first && constantOf(first)
      return constant === undefined ? {} : { const: constant }
    }
    case 'picklist':
    case 'enums':
    case 'enum':
    case 'enum_': {
      const given =
        first?.kind === 'object' ? [...first.members.values()].map((member) => member.value()) : first?.kind === 'array' ? first.items : []
      const values = constantsOf(given)
      if (values === undefined || values.length === 0) return undefined
      return { ...(values.every((one) => typeof one === 'string') ? { type: 'string' } : {}), enum: values }
    }
    case 'union':
      return { anyOf: (first?.kind === 'array' ? first.items : []).map(child) }
    case 'variant':
      return { oneOf: (second?.kind === 'array' ? second.items : []).map(child) }
    case 'intersect':
    case 'intersection':
      return { allOf: (first?.kind === 'array' ? first.items : []).map(child) }
    case 'optional':
    case 'exactOptional':
    case 'undefinedable':
    case 'defaulted':
      return withDefault(child(first), second)
    case 'nullish':
    case 'nullable': {
      const schema = child(first)
      return withDefault(typeof schema === 'object' ? nullable(schema) : schema, second)
    }
    case 'partial':
    case 'required':
    case 'pick':
    case 'omit':
      return fewer(name, first, second, context)
    case 'pipe':
      return args.slice(1).reduce<JsonSchema>((schema, action) => applyAction(schema, action, context), child(first))
    case 'lazy':
      return first?.kind === 'function' ? undefined : child(first)
    default: {
      // superstruct: `size(string(), 1, 5)`, `min(number(), 1)`
      const base = first === undefined || functionCall(first) === undefined ? undefined : context.read(first)
      return base === undefined ? undefined : applyAction(base, { name, args: args.slice(1) }, context)
    }
  }
}

function part(value: Value | undefined, context: SchemaContext): JsonSchema {
  const schema = value && context.read(value)
  if (schema === undefined && value !== undefined) context.note(value, 'A part of the schema is not known.')
  return schema ?? {}
}

function object(value: Value | undefined, context: SchemaContext): SchemaObject {
  if (value?.kind !== 'object') return { type: 'object' }
  if (value.open) context.note(value, 'Some properties of the object are not known.')
  const members = [...value.members].map(([name, member]) => [name, member.value()] as const)
  const required = members.filter(([, one]) => !OPTIONAL.has(functionCall(one)?.name ?? '')).map(([name]) => name)
  return {
    type: 'object',
    properties: Object.fromEntries(members.map(([name, one]) => [name, part(one, context)])),
    ...(required.length === 0 ? {} : { required }),
  }
}

function withDefault(schema: JsonSchema, value: Value | undefined): JsonSchema {
  const constant = value && constantOf(value)
  return constant === undefined || typeof schema === 'boolean' ? schema : { ...schema, default: constant }
}

/** `partial(User)`, `pick(User, ['name'])` */
function fewer(name: string, of: Value | undefined, keys: Value | undefined, context: SchemaContext): JsonSchema | undefined {
  const schema = of && context.inline(of)
  if (typeof schema !== 'object') return schema
  const names = keys?.kind === 'array' ? keys.items.flatMap((one) => textOrUndefined(one) ?? []) : undefined
  const { required = [], ...rest } = schema
  const all = Object.keys(schema.properties ?? {})
  const chosen = (key: string) => names === undefined || names.includes(key)
  const kept = all.filter((key) => (name === 'pick' ? chosen(key) : name === 'omit' ? !chosen(key) : true))
  const needed = kept.filter(
    (key) => (name === 'required' && chosen(key)) || (required.includes(key) && !(name === 'partial' && chosen(key))),
  )
  const properties = Object.fromEntries(kept.map((key) => [key, schema.properties?.[key] ?? {}]))
  return { ...rest, properties, ...(needed.length === 0 ? {} : { required: needed }) }
}
