import type { JsonObject, JsonValue } from '../../model/json.js'
import type { JsonSchema, SchemaObject } from '../../model/schema.js'
import type { JsonType } from '../../schema/json-type.js'
import { integersOnly } from '../../schema/types.js'
import { withPlainSlashes } from '../zod/checks.js'
import { canonical, type Demand } from './normal-types.js'

type Inner = (schema: JsonSchema) => JsonValue

/** What the keywords of a schema demand of values of one type. */
export function keywordsOf(type: JsonType, schema: SchemaObject, inner: Inner): readonly Demand[] {
  const demand = ofType(type, schema, inner)
  const said = Object.fromEntries(Object.entries(demand).filter(([, value]) => value !== undefined))
  return Object.keys(said).length === 0 ? [] : [said as JsonObject]
}

function ofType(type: JsonType, schema: SchemaObject, inner: Inner): Readonly<Record<string, JsonValue | undefined>> {
  switch (type) {
    case 'number':
      return ofNumber(schema)
    case 'string':
      return ofString(schema)
    case 'array':
      return ofArray(schema, inner)
    case 'object':
      return ofObject(schema, inner)
    default:
      return {}
  }
}

/** Formats that are nothing but bounds. */
const WIDTHS: ReadonlyMap<string, readonly [number, number | undefined]> = new Map([
  ['int8', [-128, 127]],
  ['uint8', [0, 255]],
  ['int16', [-32768, 32767]],
  ['uint16', [0, 65535]],
  ['uint64', [0, undefined]],
])
const WHOLE = /^u?int\d+$/

function ofNumber(schema: SchemaObject): Readonly<Record<string, JsonValue | undefined>> {
  const { format = '', exclusiveMinimum, exclusiveMaximum, multipleOf } = schema
  const [lowest, highest] = WIDTHS.get(format) ?? []
  return {
    integer: integersOnly(schema) || WHOLE.test(format) || undefined,
    format: format === 'int32' || format === 'uint32' ? format : undefined,
    minimum: greatest(schema.minimum, lowest),
    maximum: least(schema.maximum, highest),
    exclusiveMinimum,
    exclusiveMaximum,
    multipleOf,
  }
}

function greatest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b)
}

function least(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b)
}

/** Two names of one format; an encoding is one too (OpenAPI 3.1, 4.8.24.4). */
const SAME_FORMAT: ReadonlyMap<string, string> = new Map([
  ['byte', 'base64'],
  ['url', 'uri'],
  ['iri', 'uri'],
])

function ofString(schema: SchemaObject): Readonly<Record<string, JsonValue | undefined>> {
  const { minLength, maxLength, pattern, contentEncoding, format = contentEncoding } = schema
  return {
    minLength,
    maxLength,
    pattern: pattern === undefined ? undefined : source(pattern),
    format: format === undefined ? undefined : (SAME_FORMAT.get(format) ?? format),
  }
}

/** One spelling of a regular expression. */
function source(pattern: string): string {
  for (const flags of ['u', '']) {
    try {
      return withPlainSlashes(new RegExp(pattern, flags).source)
    } catch {}
  }
  return pattern
}

function ofArray(schema: SchemaObject, inner: Inner): Readonly<Record<string, JsonValue | undefined>> {
  const { minItems, maxItems, uniqueItems, contains, minContains = 1, maxContains } = schema
  const prefix = (schema.prefixItems ?? []).slice(0, maxItems)
  const closed = prefix.length > 0 && (schema.items === false || (maxItems !== undefined && maxItems <= prefix.length))
  const counts = contains !== undefined && (minContains > 0 || maxContains !== undefined)
  const items = closed ? false : schema.items === undefined ? undefined : inner(schema.items)
  return {
    prefixItems: prefix.length === 0 ? undefined : prefix.map(inner),
    items: items === true ? undefined : items,
    minItems: minItems === 0 ? undefined : minItems,
    maxItems: closed ? undefined : maxItems,
    uniqueItems: uniqueItems === true || undefined,
    ...(counts && { contains: inner(contains), minContains, ...(maxContains !== undefined && { maxContains }) }),
  }
}

function ofObject(schema: SchemaObject, inner: Inner): Readonly<Record<string, JsonValue | undefined>> {
  const { minProperties, maxProperties, propertyNames, dependentRequired } = schema
  const required = [...new Set(schema.required)].sort()
  const patterns = Object.entries(schema.patternProperties ?? {})
  const others = patterns.length > 0 ? true : (schema.additionalProperties ?? true)
  const described = Object.entries(schema.properties ?? {})
  const names = new Set(described.map(([name]) => name))
  const properties = new Map<string, JsonValue>([
    ...described.map(([name, one]): [string, JsonValue] => [name, property(one, inner)]),
    ...required.filter((name) => !names.has(name)).map((name): [string, JsonValue] => [name, property(others, inner)]),
  ])
  const rest = schema.additionalProperties === undefined ? true : inner(schema.additionalProperties)
  // A property of which nothing is said is as good as none, unless others are not allowed.
  if (rest === true && patterns.length === 0)
    for (const [name, one] of properties) if (canonical(one) === SAYS_NOTHING && !required.includes(name)) properties.delete(name)
  const needed = Object.entries(dependentRequired ?? {}).filter(([, list]) => list.length > 0)
  return {
    properties: properties.size === 0 ? undefined : Object.fromEntries(properties),
    required: required.length === 0 ? undefined : required,
    patternProperties:
      patterns.length === 0 ? undefined : Object.fromEntries(patterns.map(([pattern, one]) => [source(pattern), inner(one)])),
    additionalProperties: rest === true ? undefined : rest,
    propertyNames: propertyNames === undefined ? undefined : stringPart(inner(propertyNames)),
    minProperties,
    maxProperties,
    dependentRequired: needed.length === 0 ? undefined : Object.fromEntries(needed.map(([name, list]) => [name, [...list].sort()])),
  }
}

const SAYS_NOTHING = canonical({ schema: true })

/** Names are always text. */
function stringPart(normal: JsonValue): JsonValue | undefined {
  if (typeof normal !== 'object' || normal === null || Array.isArray(normal)) return normal === true ? undefined : normal
  const text: JsonValue | undefined = 'string' in normal ? normal['string'] : undefined
  return Array.isArray(text) && text.length === 0 ? undefined : (text ?? false)
}

/** A property: its schema, and what is said of it. */
function property(schema: JsonSchema, inner: Inner): JsonValue {
  return { schema: inner(schema), ...annotationsOf(schema) }
}

/** What a reader is told of a schema, apart from what it demands. */
export function annotationsOf(schema: JsonSchema): JsonObject {
  if (typeof schema === 'boolean') return {}
  const { description, default: fallback, deprecated, readOnly, writeOnly } = schema
  return {
    ...(description !== undefined && description.trim() !== '' && { description: proseOf(description) }),
    ...(fallback !== undefined && { default: fallback }),
    ...(deprecated === true && { deprecated }),
    ...(readOnly === true && { readOnly }),
    ...(writeOnly === true && { writeOnly }),
  }
}

/** Text without what no comment keeps: white space at the ends of lines, control characters, Windows' line ends. */
export function proseOf(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n')
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Cs}/gu, '')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim()
}
