import type { JsonSchemaType, SchemaObject } from '../../model/schema.js'

/** Says in the words of draft 2020-12 what older drafts and OpenAPI 3.0 say otherwise. */
export function modernised(schema: Readonly<Record<string, unknown>>): SchemaObject {
  const result: Record<string, unknown> = { ...schema }
  // Draft 4: `exclusiveMinimum: true` is about `minimum`.
  for (const [exclusive, inclusive] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (typeof result[exclusive] !== 'boolean') continue
    if (result[exclusive]) {
      result[exclusive] = result[inclusive]
      delete result[inclusive]
    } else delete result[exclusive]
  }
  if (Array.isArray(result['items'])) {
    result['prefixItems'] = result['items']
    delete result['items']
    if ('additionalItems' in result) result['items'] = result['additionalItems']
  }
  delete result['additionalItems']
  if (typeof result['required'] === 'boolean') delete result['required']
  if (typeof result['example'] !== 'undefined') {
    result['examples'] ??= [result['example']]
    delete result['example']
  }
  return withoutNullable(result)
}

function withoutNullable({ nullable, ...rest }: Record<string, unknown>): SchemaObject {
  const schema: SchemaObject = rest
  if (nullable !== true) return schema
  if (schema.$ref !== undefined || schema.type === undefined)
    return Object.keys(schema).length === 0 ? {} : { anyOf: [schema, { type: 'null' }] }
  return { ...schema, type: [...new Set<JsonSchemaType>([...[schema.type].flat(), 'null'])] }
}
