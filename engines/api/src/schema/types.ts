import { type JsonSchema, refName, type SchemaObject } from '../model/schema.js'
import { type JsonType, jsonTypeOf } from './json-type.js'

/** Looks a named schema up. */
export type Resolve = (name: string) => JsonSchema | undefined

export const ALL_TYPES: ReadonlySet<JsonType> = new Set<JsonType>(['null', 'boolean', 'number', 'string', 'array', 'object'])

const SINGLE: ReadonlyMap<string, ReadonlySet<JsonType>> = new Map<string, ReadonlySet<JsonType>>([
  ...[...ALL_TYPES].map((type) => [type, new Set([type])] as const),
  ['integer', new Set(['number'] as const)],
])

/** The JSON types that `type` alone admits (`integer` counts as number). */
export function declaredTypes(schema: SchemaObject): ReadonlySet<JsonType> {
  if (schema.type === undefined) return ALL_TYPES
  if (typeof schema.type === 'string') return SINGLE.get(schema.type) ?? new Set()
  const listed = schema.type
  return new Set(listed.map((type) => (type === 'integer' ? 'number' : type)))
}

/** Whether only whole numbers pass. */
export function integersOnly(schema: SchemaObject): boolean {
  const listed = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? [])
  return listed.includes('integer') && !listed.includes('number')
}

function isAll(types: ReadonlySet<unknown>): boolean {
  return types === ALL_TYPES
}

export function intersect<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): ReadonlySet<T> {
  if (a === b || isAll(a)) return b
  if (isAll(b)) return a
  return new Set([...a].filter((one) => b.has(one)))
}

/** The JSON types an instance can have at most, seen through references and compositions. */
export function acceptedTypes(schema: JsonSchema, resolve: Resolve, seen: ReadonlySet<string> = new Set()): ReadonlySet<JsonType> {
  if (typeof schema === 'boolean') return schema ? ALL_TYPES : new Set()
  let types = declaredTypes(schema)
  if (schema.const !== undefined) types = intersect(types, new Set([jsonTypeOf(schema.const)]))
  if (schema.enum !== undefined) types = intersect(types, new Set(schema.enum.map(jsonTypeOf)))
  const name = schema.$ref === undefined ? undefined : refName(schema.$ref)
  if (name !== undefined && !seen.has(name)) {
    const target = resolve(name)
    if (target !== undefined) types = intersect(types, acceptedTypes(target, resolve, new Set([...seen, name])))
  }
  for (const branch of schema.allOf ?? []) types = intersect(types, acceptedTypes(branch, resolve, seen))
  for (const members of [schema.anyOf, schema.oneOf]) {
    if (members === undefined) continue
    const union = new Set(members.flatMap((member) => [...acceptedTypes(member, resolve, seen)]))
    types = intersect(types, union)
  }
  return types
}
