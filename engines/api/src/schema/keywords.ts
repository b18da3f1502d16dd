import type { SchemaObject } from '../model/schema.js'
import type { JsonType } from './json-type.js'

const BY_TYPE: Readonly<Record<'number' | 'string' | 'array' | 'object', readonly string[]>> = {
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  string: ['minLength', 'maxLength', 'pattern'],
  array: ['items', 'prefixItems', 'contains', 'minItems', 'maxItems', 'uniqueItems'],
  object: [
    'properties',
    'required',
    'additionalProperties',
    'patternProperties',
    'propertyNames',
    'minProperties',
    'maxProperties',
    'dependentRequired',
    'dependentSchemas',
  ],
}
const TYPE_OF: ReadonlyMap<string, JsonType> = new Map(
  (['number', 'string', 'array', 'object'] as const).flatMap((type) => BY_TYPE[type].map((keyword) => [keyword, type] as const)),
)
const ORDER: readonly JsonType[] = ['number', 'string', 'array', 'object']
const NUMERIC_FORMAT = /^(?:u?int\d+|float|double)$/

/** The JSON types that a schema's own keywords say something about, besides `type`. */
export function keywordTypes(schema: SchemaObject): readonly JsonType[] {
  let found: Set<JsonType> | undefined
  for (const keyword in schema) {
    const type = keyword === 'format' ? (NUMERIC_FORMAT.test(schema.format ?? '') ? 'number' : 'string') : TYPE_OF.get(keyword)
    if (type === undefined || schema[keyword] === undefined) continue
    found ??= new Set()
    found.add(type)
  }
  return found === undefined ? [] : found.size === 1 ? [...found] : ORDER.filter((type) => found.has(type))
}
