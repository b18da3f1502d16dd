import type { JsonSchema } from '../../model/schema.js'
import type { SchemaParts } from '../schema-parts.js'
import { propertiesOf } from './declared-properties.js'
import type { Use } from './reading.js'
import type { RequestPart } from './request-parts.js'
import { define, usedSchema } from './used-schema.js'

/**
 * The schema of each part of a request: what it is checked against, and where nothing is, what types say. Types are often of all that any route
 * could take: unless the whole part is handed on, or all is read that a type requires, only what is read counts.
 */
export function requestSchemas(
  checked: SchemaParts,
  typed: SchemaParts,
  uses: ReadonlyMap<RequestPart, Use>,
  components: ReadonlyMap<string, JsonSchema>,
): ReadonlyMap<RequestPart, JsonSchema> {
  const found = new Map<RequestPart, JsonSchema>()
  for (const part of ['body', 'query', 'params', 'headers', 'cookies'] as const) {
    const schema = checked[part] ?? ofTypes(part, typed[part], uses.get(part), components)
    if (schema !== undefined) found.set(part, schema)
  }
  return found
}

function ofTypes(
  part: RequestPart,
  schema: JsonSchema | undefined,
  use: Use | undefined,
  components: ReadonlyMap<string, JsonSchema>,
): JsonSchema | undefined {
  if (schema === undefined || use?.whole === true) return schema
  if (use === undefined || use.fields.size === 0) return part === 'body' || part === 'params' ? schema : undefined
  const properties = propertiesOf(schema, components)
  const isTaken = properties.every(({ name, required }) => !required || use.fields.has(name))
  if (part !== 'body' || !isTaken) return selected(properties, use)
  const others = [...use.fields].filter(([name]) => !properties.some((one) => one.name === name))
  if (others.length === 0) return schema
  return { allOf: [schema, usedSchema({ ...use, fields: new Map(others) })] }
}

function selected(properties: ReturnType<typeof propertiesOf>, use: Use): JsonSchema {
  const kept: Record<string, JsonSchema> = {}
  for (const [name, field] of use.fields) define(kept, name, properties.find((one) => one.name === name)?.schema ?? usedSchema(field))
  const required = properties.filter(({ name, required }) => required && use.fields.has(name)).map(({ name }) => name)
  return { type: 'object', properties: kept, ...(required.length > 0 && { required }) }
}
