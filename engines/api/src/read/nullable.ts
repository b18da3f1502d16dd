import { isRecord, type JsonRecord, without } from './record.js'
import { isAnnotation } from './schema-keywords.js'

const NULL_SCHEMA = { type: 'null' } as const
const COMBINING = ['allOf', 'anyOf', 'oneOf', 'not', '$ref', 'if']

/**
 * A schema that accepts null besides what it accepted: what 3.0's `nullable: true` means to the people who write it. Strictly, 3.0.3
 * lets it have effect only beside `type`, and lets an enum without null refuse null; nobody who writes `nullable` wants that.
 */
export function acceptNull(schema: JsonRecord): JsonRecord {
  if (COMBINING.some((keyword) => Object.hasOwn(schema, keyword))) return wrap(schema)
  const changed: JsonRecord = { ...schema }
  const { type } = schema
  if (typeof type === 'string' && type !== 'null') changed.type = [type, 'null']
  else if (Array.isArray(type) && !type.includes('null')) changed.type = [...type, 'null']
  if (Array.isArray(schema.enum) && !schema.enum.includes(null)) changed.enum = [...schema.enum, null]
  if (Object.hasOwn(schema, 'const') && schema.const !== null) {
    changed.enum = [schema.const, null]
    return without(changed, new Set(['const']))
  }
  return changed
}

/** `anyOf` of the schema and null, with what only describes outside. A lone `allOf: [x]` is x. */
function wrap(schema: JsonRecord): JsonRecord {
  const entries = Object.entries(schema)
  const outer = entries.filter(([keyword]) => isAnnotation(keyword))
  const inner = Object.fromEntries(entries.filter(([keyword]) => !isAnnotation(keyword)))
  const only: unknown = Object.keys(inner).length === 1 && Array.isArray(inner.allOf) && inner.allOf.length === 1 ? inner.allOf[0] : inner
  const branches = isPlainAnyOf(inner) ? [...inner.anyOf, NULL_SCHEMA] : [only, NULL_SCHEMA]
  return { ...Object.fromEntries(outer), anyOf: branches }
}

function isPlainAnyOf(schema: JsonRecord): schema is { anyOf: unknown[] } {
  return (
    Object.keys(schema).length === 1 && Array.isArray(schema.anyOf) && !schema.anyOf.some((one) => isRecord(one) && one.type === 'null')
  )
}
