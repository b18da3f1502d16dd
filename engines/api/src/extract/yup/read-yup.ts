import type { Value } from '../../evaluate/value.js'
import type { JsonSchema, SchemaObject } from '../../model/schema.js'
import { type BuilderCall, builderChain } from '../builder-chain.js'
import { constantOf, constantsOf, textOrUndefined } from '../constant.js'
import { nullable, withNumber, withPattern } from '../keyword.js'
import type { SchemaContext, SchemaReader } from '../schema-reader.js'
import { addFields, isRequired, withoutFields } from './yup-fields.js'

const BASES: Readonly<Record<string, SchemaObject>> = {
  array: { type: 'array' },
  bool: { type: 'boolean' },
  boolean: { type: 'boolean' },
  date: { type: 'string', format: 'date-time' },
  mixed: {},
  number: { type: 'number' },
  object: { type: 'object' },
  string: { type: 'string' },
  tuple: { type: 'array' },
}
const FORMATS: Readonly<Record<string, string>> = { email: 'email', url: 'uri', uuid: 'uuid', datetime: 'date-time' }

/** Reads schemas of yup: `yup.object({ name: yup.string().required() })`. Objects that are constants become components. */
export const yupReader: SchemaReader = (value, context) => {
  const calls = yupCalls(value)
  if (calls === undefined) return undefined
  const [first] = calls
  const body = () => calls.slice(1).reduce((schema, call) => apply(schema, call, context), begin(first, context))
  return first?.name === 'object' ? (context.reference(value, body) ?? body()) : body()
}

function yupCalls(value: Value): readonly BuilderCall[] | undefined {
  const chain = builderChain(value)
  return chain?.specifier === 'yup' && Object.hasOwn(BASES, chain.calls[0].name) ? chain.calls : undefined
}

function begin(call: BuilderCall | undefined, context: SchemaContext): SchemaObject {
  const [first] = call?.args ?? []
  const base = BASES[call?.name ?? ''] ?? {}
  if (call?.name === 'object') return addFields(base, first, context, (value) => isRequired(yupCalls(value)))
  if (call?.name === 'array' && first !== undefined) return { ...base, items: child(first, context) }
  if (call?.name === 'tuple' && first?.kind === 'array')
    return { ...base, prefixItems: first.items.map((one) => child(one, context)), items: false }
  return base
}

function apply(schema: SchemaObject, call: BuilderCall, context: SchemaContext): SchemaObject {
  const { name, args, value } = call
  const [first] = args
  const [least, most] = sizes(schema)
  if (Object.hasOwn(FORMATS, name)) return { ...schema, format: FORMATS[name] ?? name }
  switch (name) {
    case 'min':
      return withNumber(schema, [least], first, context)
    case 'max':
      return withNumber(schema, [most], first, context)
    case 'length':
      return withNumber(schema, [least, most], first, context)
    case 'moreThan':
      return withNumber(schema, ['exclusiveMinimum'], first, context)
    case 'lessThan':
      return withNumber(schema, ['exclusiveMaximum'], first, context)
    case 'positive':
      return { ...schema, exclusiveMinimum: 0 }
    case 'negative':
      return { ...schema, exclusiveMaximum: 0 }
    case 'integer':
      return { ...schema, type: 'integer' }
    case 'matches':
      return withPattern(schema, first, context)
    case 'required':
      // An empty string counts as none.
      return schema.type === 'string' && schema.minLength === undefined && schema.format === undefined
        ? { ...schema, minLength: 1 }
        : schema
    case 'oneOf':
    case 'equals': {
      const values = first?.kind === 'array' && !first.open ? constantsOf(first.items) : undefined
      if (values === undefined) context.note(value, `Not all values of \`.${name}()\` are known.`)
      return values === undefined ? schema : { ...schema, enum: values }
    }
    case 'nullable':
      return first?.kind === 'literal' && first.value === false ? schema : nullable(schema)
    case 'default': {
      const constant = first && constantOf(first)
      return constant === undefined ? schema : { ...schema, default: constant }
    }
    case 'label':
      return withText(schema, 'title', first)
    case 'shape':
      return addFields(schema, first, context, (one) => isRequired(yupCalls(one)))
    case 'concat': {
      const other = first && context.inline(first)
      return typeof other === 'object' ? { ...schema, ...other, properties: { ...schema.properties, ...other.properties } } : schema
    }
    case 'of':
      return first === undefined ? schema : { ...schema, items: child(first, context) }
    case 'noUnknown':
      return { ...schema, additionalProperties: false }
    case 'pick':
    case 'omit':
    case 'partial':
      return withoutFields(schema, call)
    case 'test':
    case 'when':
      context.note(value, `What \`.${name}()\` decides is only known at run time.`)
      return schema
    default:
      return schema
  }
}

function child(value: Value, context: SchemaContext): JsonSchema {
  const schema = context.read(value)
  if (schema === undefined) context.note(value, 'A part of the schema is not known.')
  return schema ?? {}
}

function sizes({ type }: SchemaObject): readonly ['minimum' | 'minItems' | 'minLength', 'maximum' | 'maxItems' | 'maxLength'] {
  const own = [type].flat()[0]
  if (own === 'string') return ['minLength', 'maxLength']
  return own === 'array' ? ['minItems', 'maxItems'] : ['minimum', 'maximum']
}

function withText(schema: SchemaObject, keyword: 'title', value: Value | undefined): SchemaObject {
  const text = textOrUndefined(value)
  return text === undefined ? schema : { ...schema, [keyword]: text }
}
