import type { Value } from '../../evaluate/value.js'
import { memberOf, textOrUndefined } from '../constant.js'

/** Keywords whose value is a schema. */
export const SCHEMA_KEYWORDS: ReadonlySet<string> = new Set([
  'additionalProperties',
  'contains',
  'contentSchema',
  'else',
  'if',
  'items',
  'not',
  'propertyNames',
  'then',
  'unevaluatedItems',
  'unevaluatedProperties',
])
/** Keywords whose value is a list of schemas. */
export const SCHEMA_LISTS: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems'])
/** Keywords whose value has schemas under names. */
export const SCHEMA_MAPS: ReadonlySet<string> = new Set(['dependentSchemas', 'patternProperties', 'properties'])

/** What only concerns how a schema is found or how a validator speaks. */
export const UNSPOKEN: ReadonlySet<string> = new Set([
  '$anchor',
  '$async',
  '$defs',
  '$id',
  '$merge',
  '$patch',
  '$schema',
  '$vocabulary',
  'definitions',
  'errorMessage',
  'id',
  'instanceof',
  'transform',
  'typeof',
])

const TYPES: ReadonlySet<unknown> = new Set(['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'])

/** Whether an object literal can be nothing but a JSON Schema. */
export function isJsonSchema(value: Value): boolean {
  if (value.kind !== 'object') return false
  const type = memberOf(value, 'type')
  if (type?.kind === 'literal') return TYPES.has(type.value)
  if (type?.kind === 'array') return type.items.length > 0 && type.items.every((one) => TYPES.has(textOrUndefined(one)))
  if (type !== undefined) return false
  if (textOrUndefined(memberOf(value, '$ref')) !== undefined || memberOf(value, 'properties')?.kind === 'object') return true
  return [...SCHEMA_LISTS, 'enum'].some((keyword) => memberOf(value, keyword)?.kind === 'array')
}
