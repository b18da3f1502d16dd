import type { SchemaObject } from '../../model/schema.js'
import { regex } from '../../render/escape.js'
import type { CarriedContext } from './carried-schema.js'

const OF_NUMBERS: ReadonlySet<string> = new Set(['int8', 'uint8', 'int16', 'uint16', 'int32', 'uint32', 'uint64'])
const OF_TEXT: ReadonlySet<string> = new Set(
  'date-time date duration email idn-email hostname ipv4 ipv6 uri url iri uuid guid byte base64 base64url decimal json-pointer time uri-reference'.split(
    ' ',
  ),
)

/** The format, the pattern and the encoding of a schema, as far as code checks them. */
export function carriedFormat(schema: SchemaObject, { losses, files }: CarriedContext): SchemaObject {
  const { format, pattern, contentEncoding, contentMediaType, contentSchema } = schema
  if (files && mayBe(schema, 'string') && (format === 'binary' || (contentMediaType !== undefined && contentEncoding === undefined)))
    return { format: 'binary' }
  const checked =
    format !== undefined && ((OF_NUMBERS.has(format) && mayBe(schema, 'number')) || (OF_TEXT.has(format) && mayBe(schema, 'string')))
  if (format !== undefined && !checked) losses.add(format === 'int64' ? 'the format int64' : 'formats that nothing checks')
  const encoded = schema.type === 'string' && format === undefined && (contentEncoding === 'base64' || contentEncoding === 'base64url')
  if ((contentEncoding !== undefined && !encoded) || contentMediaType !== undefined || contentSchema !== undefined)
    losses.add('encodings of text that nothing checks')
  if (pattern !== undefined && regex(pattern) === undefined) losses.add('patterns that are no regular expression')
  return {
    ...(checked && { format }),
    ...(encoded && { contentEncoding }),
    ...(pattern !== undefined && regex(pattern) !== undefined && { pattern }),
  }
}

function mayBe(schema: SchemaObject, type: 'string' | 'number'): boolean {
  const types: readonly string[] = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? [type])
  return types.includes(type) || (type === 'number' && types.includes('integer'))
}
