import type { JsonValue } from '../../model/json.js'
import type { JsonSchema, SchemaObject } from '../../model/schema.js'

/** What is read of a zod schema. */
export interface ZodNode {
  readonly schema: JsonSchema
  /** May be left out where it is a property or a parameter. */
  readonly optional: boolean
  /** What a transformation makes of it is not known. */
  readonly transformed?: boolean
}

export function node(schema: JsonSchema, optional = false): ZodNode {
  return { schema, optional }
}

export function asObject(schema: JsonSchema): SchemaObject {
  return schema === true ? {} : schema === false ? { not: {} } : schema
}

/** Adds keywords to a schema; beside those it has already, in an `allOf`. */
export function withKeywords(schema: JsonSchema, keywords: SchemaObject): SchemaObject {
  const own = asObject(schema)
  if (Object.keys(keywords).some((key) => own[key] !== undefined && own[key] !== keywords[key]))
    return { ...own, allOf: [...(own.allOf ?? []), keywords] }
  return { ...own, ...keywords }
}

/** Annotations replace each other: the last one counts. */
export function annotated(schema: JsonSchema, annotations: SchemaObject): SchemaObject {
  return { ...asObject(schema), ...annotations }
}

/** `.nullable()` */
export function nullable(schema: JsonSchema): JsonSchema {
  if (schema === true) return schema
  const own = asObject(schema)
  if (own.anyOf !== undefined && Object.keys(own).length === 1) {
    return own.anyOf.some((one) => typeof one === 'object' && one.type === 'null') ? own : { anyOf: [...own.anyOf, { type: 'null' }] }
  }
  if (own.enum !== undefined && Object.keys(own).every((key) => key === 'enum' || key === 'type'))
    return own.enum.includes(null) ? own : { ...(own.type !== undefined && { type: typesWithNull(own.type) }), enum: [...own.enum, null] }
  const { type } = own
  if (type === undefined || IN_PLACE.some((keyword) => own[keyword] !== undefined)) return { anyOf: [own, { type: 'null' }] }
  return { ...own, type: typesWithNull(type) }
}

/** Keywords that would look at the `null` as well. */
const IN_PLACE = ['const', 'enum', '$ref', 'allOf', 'anyOf', 'oneOf', 'not', 'if'] as const

function typesWithNull(type: NonNullable<SchemaObject['type']>): NonNullable<SchemaObject['type']> {
  const types = typeof type === 'string' ? [type] : type
  return types.includes('null') ? type : [...types, 'null']
}

/** A union, as short as it goes. */
export function anyOf(members: readonly JsonSchema[]): JsonSchema {
  const [first] = members
  if (first !== undefined && members.length === 1) return first
  const constants = members.map((one) => (typeof one === 'object' && Object.keys(one).length === 1 ? one['const'] : undefined))
  if (members.length > 0 && constants.every((one) => one !== undefined)) return { enum: constants.filter((one) => one !== undefined) }
  return { anyOf: members }
}

/** Exactly these values. */
export function values(all: readonly JsonValue[]): SchemaObject {
  const [only] = all
  if (only !== undefined && all.length === 1) return only === null ? { type: 'null' } : { const: only }
  const types = new Set(all.map((one) => typeof one))
  const [type] = types
  return types.size === 1 && (type === 'string' || type === 'boolean') ? { type, enum: all } : { enum: all }
}

/** Keeps what a refinement demands where a reader of the document sees it. */
export function withNote(schema: JsonSchema, key: `x-${string}`, text: string): SchemaObject {
  const own = asObject(schema)
  const known: unknown = own[key]
  const earlier: readonly unknown[] = Array.isArray(known) ? known : []
  return { ...own, [key]: [...earlier, text] }
}
