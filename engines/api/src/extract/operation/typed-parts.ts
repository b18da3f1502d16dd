import type { JsonSchema } from '../../model/schema.js'
import type { SchemaParts } from '../schema-parts.js'
import type { Use } from './reading.js'
import type { RequestPart } from './request-parts.js'

/**
 * What types say of the parts that nothing checks. A type shared by several handlers names more query parameters than one of them reads: of
 * those, only what is read counts.
 */
export function typedParts(types: SchemaParts, uses: ReadonlyMap<RequestPart, Use>): ReadonlyMap<RequestPart, readonly JsonSchema[]> {
  const parts = new Map<RequestPart, readonly JsonSchema[]>()
  for (const part of ['body', 'query', 'params', 'headers', 'cookies'] as const) {
    const schema = types[part]
    if (schema !== undefined) parts.set(part, [part === 'query' ? narrowed(schema, uses.get(part)) : schema])
  }
  return parts
}

function narrowed(schema: JsonSchema, use: Use | undefined): JsonSchema {
  if (typeof schema === 'boolean' || schema.properties === undefined || use === undefined || use.fields.size === 0) return schema
  const { required, ...rest } = schema
  const read = Object.entries(schema.properties).filter(([name]) => use.fields.has(name))
  const needed = required?.filter((name) => use.fields.has(name)) ?? []
  return { ...rest, properties: Object.fromEntries(read), ...(needed.length > 0 && { required: needed }) }
}
