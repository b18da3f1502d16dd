import type { Value } from '../../evaluate/value.js'
import type { JsonSchema, SchemaObject } from '../../model/schema.js'
import { textOrUndefined } from '../constant.js'
import { withNumber, withPattern } from '../keyword.js'
import type { SchemaContext } from '../schema-reader.js'
import { type FunctionCall, functionCall } from './function-call.js'

const FORMATS: Readonly<Record<string, string>> = {
  email: 'email',
  ipv4: 'ipv4',
  ipv6: 'ipv6',
  isoDate: 'date',
  isoDateTime: 'date-time',
  isoTimestamp: 'date-time',
  url: 'uri',
  uuid: 'uuid',
}

/** What an action of a pipe (`v.minLength(1)`) or a refinement (`size(…, 1, 5)`) adds to a schema. */
export function applyAction(schema: JsonSchema, action: Value | FunctionCall, context: SchemaContext): JsonSchema {
  const call = 'kind' in action ? functionCall(action) : action
  if (call === undefined || typeof schema === 'boolean') return schema
  return act(schema, call, context)
}

function act(schema: SchemaObject, { name, args }: FunctionCall, context: SchemaContext): SchemaObject {
  const [first, second] = args
  const isList = schema.type === 'array'
  const [least, most] = isList ? (['minItems', 'maxItems'] as const) : (['minLength', 'maxLength'] as const)
  if (Object.hasOwn(FORMATS, name)) return { ...schema, format: FORMATS[name] ?? name }
  switch (name) {
    case 'minLength':
      return withNumber(schema, [least], first, context)
    case 'maxLength':
      return withNumber(schema, [most], first, context)
    case 'length':
      return withNumber(schema, [least, most], first, context)
    case 'nonEmpty':
    case 'nonempty':
      return { ...schema, [least]: 1 }
    case 'size':
      if (schema.type === 'number' || schema.type === 'integer')
        return withNumber(withNumber(schema, ['minimum'], first, context), ['maximum'], second, context)
      return withNumber(withNumber(schema, [least], first, context), [most], second ?? first, context)
    case 'minValue':
    case 'min':
      return withNumber(schema, ['minimum'], first, context)
    case 'maxValue':
    case 'max':
      return withNumber(schema, ['maximum'], first, context)
    case 'gtValue':
      return withNumber(schema, ['exclusiveMinimum'], first, context)
    case 'ltValue':
      return withNumber(schema, ['exclusiveMaximum'], first, context)
    case 'multipleOf':
      return withNumber(schema, ['multipleOf'], first, context)
    case 'integer':
    case 'safeInteger':
      return { ...schema, type: 'integer' }
    case 'regex':
    case 'pattern':
      return withPattern(schema, first, context)
    case 'description':
    case 'title': {
      const text = textOrUndefined(first)
      return text === undefined ? schema : { ...schema, [name]: text }
    }
    case 'check':
    case 'rawCheck':
    case 'custom':
    case 'refine':
      if (first !== undefined) context.note(first, `What \`${name}\` checks is only known at run time.`)
      return schema
    default:
      return schema
  }
}
