import { type JsonSchema, refName } from '../../model/schema.js'
import { isRecord, type JsonRecord } from '../../read/record.js'
import { KEYWORDS } from '../../read/schema-keywords.js'
import { schemaOf30 } from './schema-30.js'
import { put, type Writing } from './writing.js'

/** A schema of the model as a document of some version writes it. */
export function schemaValue(schema: JsonSchema, writing: Writing): unknown {
  return writeSchema(schema, writing)
}

function writeSchema(schema: unknown, writing: Writing): unknown {
  if (typeof schema === 'boolean') return writing.version === '3.1' ? schema : schema ? {} : { not: {} }
  if (!isRecord(schema)) return schema
  const written: JsonRecord = {}
  for (const keyword of Object.keys(schema)) {
    const value = schema[keyword]
    if (value !== undefined) put(written, keyword, writeKeyword(keyword, value, writing))
  }
  if (writing.version === '3.1') return written
  const older = schemaOf30(schema, written, writing)
  return writing.version === '2.0' ? withSwaggerNull(older) : older
}

/** Swagger 2.0 has no word for null; everybody writes `x-nullable`. */
function withSwaggerNull(schema: JsonRecord): JsonRecord {
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key === 'nullable' ? 'x-nullable' : key, value]))
}

function writeKeyword(keyword: string, value: unknown, writing: Writing): unknown {
  if (keyword === '$ref' && typeof value === 'string') return refTo(value, writing)
  if (keyword === 'discriminator' && isRecord(value)) return discriminatorValue(value, writing)
  const kind = KEYWORDS.get(keyword)
  if (kind === 'schema') return booleanStays(keyword, value) ? value : writeSchema(value, writing)
  if (kind === 'schemas' && Array.isArray(value)) return value.map((one) => writeSchema(one, writing))
  if (kind === 'schema map' && isRecord(value)) return mapValues(value, (one) => writeSchema(one, writing))
  return value
}

/** `additionalProperties` may be a boolean in every version. */
function booleanStays(keyword: string, value: unknown): boolean {
  return keyword === 'additionalProperties' && typeof value === 'boolean'
}

function refTo(ref: string, writing: Writing): string {
  const name = refName(ref)
  return name === undefined ? ref : writing.schemaRef(name)
}

function discriminatorValue(discriminator: JsonRecord, writing: Writing): JsonRecord {
  const { mapping } = discriminator
  if (!isRecord(mapping)) return discriminator
  return { ...discriminator, mapping: mapValues(mapping, (name) => (typeof name === 'string' ? writing.schemaRef(name) : name)) }
}

function mapValues(map: JsonRecord, write: (value: unknown) => unknown): JsonRecord {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, write(value)]))
}
