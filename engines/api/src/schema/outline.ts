import type { JsonSchema, SchemaObject } from '../model/schema.js'

/** What a schema lets pass at all, what it applies in place, and what a property gets from the schema that it refers to. */
const KEYWORDS = [
  '$ref',
  'type',
  'enum',
  'const',
  'default',
  'readOnly',
  'writeOnly',
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'if',
  'then',
  'else',
  'dependentSchemas',
  'required',
  'additionalProperties',
] as const

const outlines = new WeakMap<SchemaObject, SchemaObject>()

/**
 * What those have to know of a schema who only refer to it; of its properties, their outlines. Most edits leave it as it was, and then nothing
 * is rendered again but the schema itself.
 */
export function outlineOf(schema: JsonSchema): JsonSchema {
  if (typeof schema === 'boolean') return schema
  const known = outlines.get(schema)
  if (known !== undefined) return known
  const { properties } = schema
  const outline = {
    ...Object.fromEntries(KEYWORDS.flatMap((keyword) => (schema[keyword] === undefined ? [] : [[keyword, schema[keyword]]]))),
    ...(properties && { properties: Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, outlineOf(one)])) }),
  }
  outlines.set(schema, outline)
  return outline
}

const texts = new WeakMap<SchemaObject, string>()

/** Whether two outlines say the same, in the same order. */
export function sameOutline(one: JsonSchema | undefined, other: JsonSchema | undefined): boolean {
  if (one === other) return true
  return typeof one === 'object' && typeof other === 'object' && textOf(one) === textOf(other)
}

function textOf(outline: SchemaObject): string {
  const text = texts.get(outline) ?? JSON.stringify(outline)
  texts.set(outline, text)
  return text
}
