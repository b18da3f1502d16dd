import type { Value } from '../../evaluate/value.js'
import type { SchemaObject } from '../../model/schema.js'
import { constantOf } from '../constant.js'
import { SCHEMA_KEYWORDS, SCHEMA_LISTS, SCHEMA_MAPS, UNSPOKEN } from '../json-schema/keywords.js'
import { modernised } from '../json-schema/modernise.js'
import type { SchemaContext } from '../schema-reader.js'

/** A schema with the options that a builder was given: they are keywords of JSON Schema, some with schemas in them. */
export function withOptions(schema: SchemaObject, options: Value | undefined, context: SchemaContext): SchemaObject {
  if (options === undefined || (options.kind === 'literal' && options.value === undefined)) return schema
  if (options.kind !== 'object') {
    context.note(options, 'The options of the schema are not known.')
    return schema
  }
  if (options.open) context.note(options, 'Some options of the schema are not known.')
  const result: Record<string, unknown> = { ...schema }
  for (const [keyword, member] of options.members) {
    const value = member.value()
    if (UNSPOKEN.has(keyword) || (value.kind === 'literal' && value.value === undefined)) continue
    const isSchema = SCHEMA_KEYWORDS.has(keyword) && value.kind !== 'literal'
    const given = isSchema
      ? context.read(value)
      : SCHEMA_LISTS.has(keyword) || SCHEMA_MAPS.has(keyword)
        ? schemasOf(value, context)
        : constantOf(value)
    if (given === undefined) context.note(value, `What \`${keyword}\` says is not known.`)
    else result[keyword] = given
  }
  return modernised(result)
}

function schemasOf(value: Value, context: SchemaContext): unknown {
  if (value.kind === 'array') return value.items.map((one) => context.read(one) ?? {})
  if (value.kind !== 'object') return undefined
  return Object.fromEntries([...value.members].map(([name, member]) => [name, context.read(member.value()) ?? {}]))
}
