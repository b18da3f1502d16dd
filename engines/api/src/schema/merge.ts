import type { JsonSchema, JsonSchemaType, SchemaObject } from '../model/schema.js'
import { sameJson } from './json-type.js'

/** A schema with its `allOf` taken apart. */
export interface Merged {
  /** The schema with every branch in it that could be merged without changing what it means; no `allOf`. */
  readonly own: SchemaObject
  /** The branches that apply beside it. */
  readonly rest: readonly { readonly schema: JsonSchema; readonly pointer: string }[]
}

/** Keywords that say nothing about validity: the outer schema's word stands. */
const ANNOTATIONS: ReadonlySet<string> = new Set([
  'title',
  'description',
  'default',
  'deprecated',
  'readOnly',
  'writeOnly',
  'examples',
  'example',
  '$comment',
  'xml',
  'externalDocs',
])
/** Keywords that look at one another inside one schema object: a group is merged only from one side. */
const GROUPS: readonly (readonly string[])[] = [
  ['if', 'then', 'else'],
  ['contains', 'minContains', 'maxContains'],
  ['oneOf', 'anyOf', 'discriminator'],
]
const TAKES_GREATER: ReadonlySet<string> = new Set(['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'])
const TAKES_LESS: ReadonlySet<string> = new Set(['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'])

function has(schema: SchemaObject, ...keywords: readonly string[]): boolean {
  return keywords.some((keyword) => schema[keyword] !== undefined)
}

/** Whether `additionalProperties` (or the array keywords) of one side would see properties of the other. */
function scopesMeet(a: SchemaObject, b: SchemaObject): boolean {
  const closes = (one: SchemaObject) => has(one, 'additionalProperties') && one.additionalProperties !== true
  const names = (one: SchemaObject) => has(one, 'properties', 'patternProperties', 'additionalProperties')
  const items = (one: SchemaObject) => has(one, 'items', 'prefixItems')
  return (closes(a) && names(b)) || (closes(b) && names(a)) || (items(a) && items(b))
}

function commonTypes(a: SchemaObject['type'], b: SchemaObject['type']): readonly JsonSchemaType[] {
  const list = (types: SchemaObject['type']): readonly JsonSchemaType[] => (typeof types === 'string' ? [types] : (types ?? []))
  const covers = (types: readonly JsonSchemaType[], type: JsonSchemaType) =>
    types.includes(type) || (type === 'integer' && types.includes('number'))
  const [left, right] = [list(a), list(b)]
  return [...new Set([...left.filter((one) => covers(right, one)), ...right.filter((one) => covers(left, one))])]
}

function mergeProperties(a: NonNullable<SchemaObject['properties']>, b: NonNullable<SchemaObject['properties']>) {
  const merged = new Map<string, JsonSchema>(Object.entries(a))
  for (const [name, schema] of Object.entries(b)) {
    const own = merged.get(name)
    merged.set(name, own === undefined || sameJson(own, schema) ? schema : { allOf: [own, schema] })
  }
  return Object.fromEntries(merged)
}

/** Both in one schema object, or undefined where that would mean something else. */
function mergeTwo(a: SchemaObject, b: SchemaObject): SchemaObject | undefined {
  if (scopesMeet(a, b) || has(a, 'unevaluatedProperties', 'unevaluatedItems') || has(b, 'unevaluatedProperties', 'unevaluatedItems'))
    return undefined
  if (GROUPS.some((group) => has(a, ...group) && has(b, ...group))) return undefined
  const merged: Record<string, unknown> = { ...a }
  for (const [keyword, value] of Object.entries(b)) {
    const own = a[keyword]
    if (own === undefined) merged[keyword] = value
    else if (ANNOTATIONS.has(keyword) || keyword.startsWith('x-') || sameJson(own, value)) continue
    else if (keyword === 'properties' && a.properties !== undefined && b.properties !== undefined) {
      merged[keyword] = mergeProperties(a.properties, b.properties)
    } else if (keyword === 'patternProperties' && a.patternProperties !== undefined && b.patternProperties !== undefined) {
      merged[keyword] = mergeProperties(a.patternProperties, b.patternProperties)
    } else if (keyword === 'required') merged[keyword] = [...new Set([...(a.required ?? []), ...(b.required ?? [])])]
    else if (keyword === 'type') merged[keyword] = commonTypes(a.type, b.type)
    else if (keyword === 'enum' && a.enum !== undefined && b.enum !== undefined)
      merged[keyword] = a.enum.filter((one) => b.enum?.some((other) => sameJson(one, other)))
    else if (TAKES_GREATER.has(keyword) && typeof own === 'number' && typeof value === 'number') merged[keyword] = Math.max(own, value)
    else if (TAKES_LESS.has(keyword) && typeof own === 'number' && typeof value === 'number') merged[keyword] = Math.min(own, value)
    else return undefined
  }
  return merged
}

/**
 * Takes `allOf` apart: branches of plain keywords become one schema with the outer one, the others stay beside it.
 *
 * @example
 * mergeAllOf({ allOf: [{ properties: { a: true } }, { required: ['a'] }] }).own // { properties: { a: true }, required: ['a'] }
 */
export function mergeAllOf(schema: SchemaObject): Merged {
  if (schema.allOf === undefined) return { own: schema, rest: [] }
  const { allOf, ...outer } = schema
  let own: SchemaObject = outer
  const rest: { schema: JsonSchema; pointer: string }[] = []
  allOf.forEach((branch, index) => {
    if (branch === true) return
    const flat = typeof branch === 'boolean' ? undefined : mergeAllOf(branch)
    const merged = flat === undefined || own.unevaluatedProperties !== undefined ? undefined : mergeTwo(own, flat.own)
    if (merged === undefined || flat === undefined) rest.push({ schema: branch, pointer: `/allOf/${index}` })
    else {
      own = merged
      rest.push(...flat.rest.map((one) => ({ schema: one.schema, pointer: `/allOf/${index}${one.pointer}` })))
    }
  })
  return { own, rest }
}
