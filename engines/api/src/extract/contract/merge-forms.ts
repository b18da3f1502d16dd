import type { JsonSchema, SchemaObject } from '../../model/schema.js'
import { sameJson } from '../../schema/json-type.js'

/**
 * One schema of what a response gives and what a request sends: properties of the one only are `readOnly`, of the other only `writeOnly`.
 * Where the two differ in something else, the response counts.
 */
export function mergeForms(response: JsonSchema, request: JsonSchema): JsonSchema {
  if (sameJson(response, request) || typeof response === 'boolean' || typeof request === 'boolean') return response
  const [ourParts, theirParts] = [response.allOf?.length ?? 0, request.allOf?.length ?? 0]
  if (ourParts < theirParts) return mergeForms(withPartsLike(response, request.allOf ?? []), request)
  if (theirParts < ourParts) return mergeForms(response, withPartsLike(request, response.allOf ?? []))
  if (response.oneOf !== undefined && request.oneOf === undefined && request.anyOf?.length === response.oneOf.length) {
    // Where only responses have the property that tells members apart, code has a plain union for requests.
    const { anyOf, ...others } = request
    return mergeForms(response, { ...others, oneOf: anyOf })
  }
  const merged: Record<string, unknown> = { ...request, ...response }
  for (const key of Object.keys(merged)) {
    const [ours, theirs] = [response[key], request[key]]
    if (MEMBERS.has(key) && Array.isArray(ours) && Array.isArray(theirs) && ours.length === theirs.length)
      merged[key] = ours.map((one: unknown, index) => both(one, theirs[index]))
    else if (NESTED.has(key)) merged[key] = both(ours, theirs)
  }
  const properties = mergedProperties(response, request)
  if (properties !== undefined) merged['properties'] = properties
  const required = [...new Set([...(response.required ?? []), ...(request.required ?? [])])]
  if (required.length > 0) merged['required'] = required
  return merged
}

/** A form that lacks parts of the other one, since they only describe what its direction has not, with nothing in their places. */
function withPartsLike(schema: SchemaObject, parts: readonly JsonSchema[]): SchemaObject {
  const { description, deprecated, default: fallback, allOf, ...others } = schema
  const own = allOf ?? [others]
  let next = 0
  const padded = parts.map((part, index) => {
    const one = own[next]
    const isLast = own.length - next === parts.length - index
    if (one === undefined || !(isLast || isSamePart(one, part))) return {}
    next++
    return one
  })
  return {
    ...(allOf !== undefined && others),
    ...(description !== undefined && { description }),
    ...(deprecated !== undefined && { deprecated }),
    ...(fallback !== undefined && { default: fallback }),
    allOf: padded,
  }
}

function isSamePart(one: JsonSchema, other: JsonSchema): boolean {
  if (typeof one === 'boolean' || typeof other === 'boolean') return one === other
  return one.$ref === undefined ? sameJson(one, other) : one.$ref === other.$ref
}

const MEMBERS: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems'])
const NESTED: ReadonlySet<string> = new Set(['items', 'additionalProperties', 'not', 'if', 'then', 'else', 'contains'])

function both(response: unknown, request: unknown): unknown {
  return isSchema(response) && isSchema(request) ? mergeForms(response, request) : (response ?? request)
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'boolean' || (typeof value === 'object' && value !== null && !Array.isArray(value))
}

function mergedProperties(response: SchemaObject, request: SchemaObject): Readonly<Record<string, JsonSchema>> | undefined {
  const [ours, theirs] = [response.properties, request.properties]
  if (ours === undefined && theirs === undefined) return undefined
  const marked = (schema: JsonSchema, mark: 'readOnly' | 'writeOnly'): JsonSchema => ({
    ...(typeof schema === 'boolean' ? (schema ? {} : { not: {} }) : schema),
    [mark]: true,
  })
  const inResponse = Object.entries(ours ?? {}).map(([name, one]): [string, JsonSchema] => {
    const other = theirs !== undefined && Object.hasOwn(theirs, name) ? theirs[name] : undefined
    return [name, other === undefined ? marked(one, 'readOnly') : mergeForms(one, other)]
  })
  const known = new Set(Object.keys(ours ?? {}))
  const inRequest = Object.entries(theirs ?? {})
    .filter(([name]) => !known.has(name))
    .map(([name, one]): [string, JsonSchema] => [name, marked(one, 'writeOnly')])
  return Object.fromEntries([...inResponse, ...inRequest])
}
