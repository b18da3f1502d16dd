import { isRecord, type JsonRecord, without } from '../../read/record.js'
import { isAnnotation } from '../../read/schema-keywords.js'
import { addNull, isNullSchema, withoutNullBranch } from './null-30.js'
import type { Writing } from './writing.js'

/** Keywords of 2020-12 that OpenAPI 3.0 has not. As extensions they do no harm and are not lost. */
const UNKNOWN = new Set([
  'if',
  'then',
  'else',
  'contains',
  'minContains',
  'maxContains',
  'prefixItems',
  'unevaluatedItems',
  'unevaluatedProperties',
  'patternProperties',
  'propertyNames',
  'dependentRequired',
  'dependentSchemas',
  'contentEncoding',
  'contentMediaType',
  'contentSchema',
  '$comment',
])

/**
 * A schema in the words of OpenAPI 3.0 (3.0.3, 4.7.24).
 *
 * @param schema  as the model has it
 * @param written the same with its parts written already
 */
export function schemaOf30(schema: JsonRecord, written: JsonRecord, writing: Writing): JsonRecord {
  if (isNullSchema(schema)) return { enum: [null], nullable: true }
  const split = withoutNullBranch(schema, written)
  let result: JsonRecord = {}
  for (const [keyword, value] of Object.entries(split.schema)) result = { ...result, ...keyword30(keyword, value, split.schema, writing) }
  result = withTypes(result, split.schema)
  result = withBounds(result, split.schema)
  result = withItems(result, split.schema)
  if (typeof result.$ref === 'string') result = withRef(result)
  return split.nullable || acceptsNull(schema) ? addNull(result) : result
}

function acceptsNull({ type, const: constant }: JsonRecord): boolean {
  return (Array.isArray(type) && type.includes('null')) || constant === null
}

function keyword30(keyword: string, value: unknown, all: JsonRecord, writing: Writing): JsonRecord {
  if (keyword === 'const') return { enum: [value] }
  if (keyword === 'enum' && Object.hasOwn(all, 'const')) return {}
  if (keyword === 'examples' && Array.isArray(value)) return exampleOf(value, writing)
  if (keyword === 'contentEncoding' && value === 'base64' && all.format === undefined) return { format: 'byte' }
  if (
    keyword === 'contentMediaType' &&
    value === 'application/octet-stream' &&
    all.format === undefined &&
    all.contentEncoding === undefined
  )
    return { format: 'binary' }
  if (!UNKNOWN.has(keyword)) return { [keyword]: value }
  writing.unsaid(keyword, `x-${keyword}`)
  return { [`x-${keyword}`]: value }
}

function exampleOf(examples: readonly unknown[], writing: Writing): JsonRecord {
  if (examples.length <= 1) return examples.length === 0 ? {} : { example: examples[0] }
  writing.unsaid('examples', 'the first as example, all as x-examples')
  return { example: examples[0], 'x-examples': examples }
}

/** `type` is one name in 3.0; several are alternatives. */
function withTypes(result: JsonRecord, { type }: JsonRecord): JsonRecord {
  if (!Array.isArray(type)) return result
  const types = type.filter((one) => one !== 'null')
  if (types.length === 1) return { ...result, type: types[0] }
  const rest = without(result, new Set(['type']))
  const alternatives = types.map((one) => ({ type: one, ...(one === 'array' && { items: result.items ?? {} }) }))
  if (types.length === 0) return { ...rest, enum: [null] }
  return rest.anyOf === undefined
    ? { ...rest, anyOf: alternatives }
    : { ...rest, allOf: [...(Array.isArray(rest.allOf) ? rest.allOf : []), { anyOf: alternatives }] }
}

/** The exclusive bounds are flags beside the others in 3.0; of two bounds the narrower one counts. */
function withBounds(result: JsonRecord, schema: JsonRecord): JsonRecord {
  let bounded = result
  for (const [exclusive, bound, sign] of BOUNDS) {
    const limit = schema[exclusive]
    const other = schema[bound]
    if (typeof limit !== 'number') continue
    const counts = typeof other !== 'number' || sign * limit >= sign * other
    bounded = counts ? renamed(bounded, exclusive, bound, limit) : without(bounded, new Set([exclusive]))
  }
  return bounded
}

const BOUNDS = [
  ['exclusiveMinimum', 'minimum', 1],
  ['exclusiveMaximum', 'maximum', -1],
] as const

function renamed(schema: JsonRecord, exclusive: string, bound: string, limit: number): JsonRecord {
  return Object.fromEntries(
    Object.entries(schema).flatMap(([key, value]): [string, unknown][] =>
      key === exclusive
        ? [
            [bound, limit],
            [exclusive, true],
          ]
        : key === bound
          ? []
          : [[key, value]],
    ),
  )
}

/** Arrays must say what is in them. Behind a tuple, `items` speaks of the rest alone, and 3.0 has no tuples. */
function withItems(result: JsonRecord, { type, items, prefixItems }: JsonRecord): JsonRecord {
  const isArray = type === 'array' || (Array.isArray(type) && type.includes('array'))
  if (Array.isArray(prefixItems)) {
    const listed = result['x-prefixItems']
    const open = items === undefined || items === true || !Array.isArray(listed)
    return { ...result, items: open ? {} : { anyOf: [...listed, ...(items === false ? [] : [result.items])] } }
  }
  return isArray && items === undefined && result.type === 'array' ? { ...result, items: {} } : result
}

/** Beside a `$ref`, 3.0 has nothing that counts: what narrows it goes beside an `allOf` of it. */
function withRef(result: JsonRecord): JsonRecord {
  const { $ref, ...others } = result
  if (Object.keys(others).every((key) => isAnnotation(key) && key !== 'default')) return result
  const branches = isRecord(others) && Array.isArray(others.allOf) ? others.allOf : []
  return { ...others, allOf: [{ $ref }, ...branches] }
}
