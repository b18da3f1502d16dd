import type { SchemaObject } from '../../model/schema.js'
import type { BuilderCall } from '../builder-chain.js'
import { constantOf, constantsOf, textOrUndefined } from '../constant.js'
import { also, nullable } from '../keyword.js'
import type { SchemaContext } from '../schema-reader.js'

/** Rules that every joi type has: which values are allowed besides or only, and what is said for the reader. */
export function applyAny(schema: SchemaObject, call: BuilderCall, context: SchemaContext): SchemaObject {
  const { name, args } = call
  switch (name) {
    case 'valid':
    case 'equal':
    case 'only': {
      if (args.length === 0) return schema
      const values = listed(call, context)
      return values === undefined ? schema : { ...schema, enum: [...(schema.enum ?? []), ...values] }
    }
    case 'allow':
      return allowing(schema, call, context)
    case 'invalid':
    case 'disallow':
    case 'not': {
      const values = listed(call, context)?.filter((one) => one !== null)
      return values === undefined || values.length === 0 ? schema : also(schema, { not: { enum: values } })
    }
    case 'description':
      return withText(schema, 'description', call)
    case 'label':
      return withText(schema, 'title', call)
    case 'example': {
      const example = args[0] && constantOf(args[0])
      return example === undefined ? schema : { ...schema, examples: [...(schema.examples ?? []), example] }
    }
    case 'default': {
      const value = args[0] && constantOf(args[0])
      return value === undefined ? schema : { ...schema, default: value }
    }
    case 'custom':
    case 'external':
      context.note(call.value, `What \`.${name}()\` checks is only known at run time.`)
      return schema
    default:
      return schema
  }
}

function allowing(schema: SchemaObject, call: BuilderCall, context: SchemaContext): SchemaObject {
  const values = listed(call, context)
  if (values === undefined) return schema
  const others = values.filter((one) => one !== null)
  const accepting = values.includes(null) ? nullable(schema) : schema
  if (others.length === 0) return accepting
  if (accepting.enum !== undefined) return { ...accepting, enum: [...new Set([...accepting.enum, ...others])] }
  const isPlain = Object.keys(accepting).every((keyword) => keyword === 'type')
  const [types, given] = [[accepting.type ?? []].flat(), others.map((one) => typeof one)]
  // A plain string accepts every other string already.
  if (isPlain && given.every((type) => types.some((own) => own === type))) return accepting
  return { anyOf: [accepting, { enum: others }] }
}

function listed({ args, name }: BuilderCall, context: SchemaContext) {
  const values = constantsOf(args.flatMap((one) => (one.kind === 'array' ? one.items : [one])))
  const [first] = args
  const complete = values !== undefined && !args.some((one) => one.kind === 'array' && one.open)
  if (!complete && first !== undefined) context.note(first, `Not all values of \`.${name}()\` are known.`)
  return complete ? values : undefined
}

function withText(schema: SchemaObject, keyword: 'description' | 'title', { args }: BuilderCall): SchemaObject {
  const text = textOrUndefined(args[0])
  return text === undefined ? schema : { ...schema, [keyword]: text }
}
