import type { JsonValue } from '../../model/json.js'
import type { JsonSchema, SchemaObject } from '../../model/schema.js'
import { accepts } from '../../schema/accepts.js'
import { canonical } from './normal-types.js'

/** A union of nothing but constants is a list of values. */
export function withListedConstants(schema: SchemaObject): SchemaObject {
  if (schema.enum !== undefined || schema.const !== undefined) return schema
  for (const keyword of ['anyOf', 'oneOf'] as const) {
    const { [keyword]: members, ...others } = schema
    const values = members?.map(constantsOf)
    if (values === undefined || values.length === 0 || !values.every((one) => one !== undefined)) continue
    const listed = values.flat()
    const distinct = new Set(listed.map(canonical))
    if (keyword === 'anyOf' || distinct.size === listed.length) return { ...others, enum: listed }
  }
  return schema
}

/** The values that a schema lets pass which says nothing else. */
function constantsOf(schema: JsonSchema): readonly JsonValue[] | undefined {
  if (typeof schema === 'boolean') return undefined
  const { const: constant, enum: listed, type, description: _, deprecated: _deprecated, ...others } = schema
  if (Object.keys(others).length > 0) return undefined
  if (type === 'null' && constant === undefined && listed === undefined) return [null]
  const values = (listed ?? [constant]).filter((value) => value !== undefined)
  const fits = values.every((value) => type === undefined || accepts({ type }, value, () => undefined) === true)
  return values.length > 0 && fits && (listed === undefined || constant === undefined) ? values : undefined
}
