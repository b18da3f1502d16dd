import type { Value } from '../evaluate/value.js'
import type { JsonSchemaType, SchemaObject } from '../model/schema.js'
import { numberOrUndefined } from './constant.js'
import { patternOf } from './pattern.js'
import type { SchemaContext } from './schema-reader.js'

type NumberKeyword =
  | 'minimum'
  | 'maximum'
  | 'exclusiveMinimum'
  | 'exclusiveMaximum'
  | 'multipleOf'
  | 'minLength'
  | 'maxLength'
  | 'minItems'
  | 'maxItems'
  | 'minProperties'
  | 'maxProperties'

/** A schema with rules that are numbers, such as `minLength`; each is left out with a note where its number is not known. */
export function withNumber(
  schema: SchemaObject,
  keywords: readonly NumberKeyword[],
  value: Value | undefined,
  context: SchemaContext,
): SchemaObject {
  const number = numberOrUndefined(value)
  if (number === undefined) {
    if (value !== undefined) context.note(value, `The number of \`${keywords.join('`, `')}\` is not known.`)
    return schema
  }
  return { ...schema, ...Object.fromEntries(keywords.map((keyword) => [keyword, number])) }
}

/** A schema with a pattern; a second one is added to the first. */
export function withPattern(schema: SchemaObject, value: Value | undefined, context: SchemaContext): SchemaObject {
  const pattern = patternOf(value)
  if (pattern === undefined) {
    if (value !== undefined) context.note(value, 'The regular expression is not known.')
    return schema
  }
  return schema.pattern === undefined ? { ...schema, pattern } : also(schema, { pattern })
}

/** What must hold besides. */
export function also(schema: SchemaObject, other: SchemaObject): SchemaObject {
  return { ...schema, allOf: [...(schema.allOf ?? []), other] }
}

/** The same schema, which accepts null too. */
export function nullable(schema: SchemaObject): SchemaObject {
  const { type } = schema
  if (schema.enum !== undefined) {
    const values = schema.enum.includes(null) ? schema.enum : [...schema.enum, null]
    return { ...schema, enum: values, ...(type === undefined ? {} : { type: withNull(type) }) }
  }
  if (type !== undefined && schema.const === undefined) return { ...schema, type: withNull(type) }
  if (Object.keys(schema).length === 0) return schema
  return { anyOf: [schema, { type: 'null' }] }
}

function withNull(type: JsonSchemaType | readonly JsonSchemaType[]): readonly JsonSchemaType[] {
  const types = [type].flat()
  return types.includes('null') ? types : [...types, 'null']
}
