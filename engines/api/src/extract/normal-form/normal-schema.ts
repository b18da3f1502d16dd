import type { JsonValue } from '../../model/json.js'
import { type JsonSchema, refName, type SchemaObject } from '../../model/schema.js'
import { accepts } from '../../schema/accepts.js'
import { discriminatedMembers } from '../../schema/discriminator.js'
import { disjoint } from '../../schema/disjoint.js'
import { leadsBack, withoutUnions } from '../../schema/in-place.js'
import { type JsonType, jsonTypeOf, sameJson } from '../../schema/json-type.js'
import { mergeAllOf } from '../../schema/merge.js'
import { ALL_TYPES, acceptedTypes, declaredTypes, intersect, type Resolve } from '../../schema/types.js'
import { withListedConstants } from './listed-constants.js'
import { keywordsOf } from './normal-keywords.js'
import { ANYTHING, all, any, type Demand, data, NOTHING, type NormalTypes, sorted, TYPES } from './normal-types.js'
import { trimmed } from './trimmed.js'

/** What the normal form of a schema depends on besides itself. */
export interface NormalContext {
  readonly resolve: Resolve
  /** The named schema that this one is a part of, on the same instance. */
  readonly declaring: ReadonlySet<string>
}

/** The normal form of a schema, as plain data. */
export function normalSchema(schema: JsonSchema, resolve: Resolve, declaring?: string): JsonValue {
  return data(normalTypes(schema, { resolve, declaring: new Set(declaring === undefined ? [] : [declaring]) }))
}

/** The normal form of a schema that applies to a part of the instance. */
function inner(schema: JsonSchema, { resolve }: NormalContext): JsonValue {
  return normalSchema(schema, resolve)
}

export function normalTypes(schema: JsonSchema, context: NormalContext): NormalTypes {
  if (schema === true) return ANYTHING
  if (schema === false) return NOTHING
  const { own: merged, rest } = mergeAllOf(withTrimmedBranches(schema))
  const own = withListedConstants(merged)
  const others = rest.map((one) => normalTypes(one.schema, context))
  const { enum: listed, const: constant, ...keywords } = own
  if (listed === undefined && constant === undefined) return all([ofKeywords(keywords, context), ...others])
  return all([valuesOf(own, keywords, context), ...others])
}

function withTrimmedBranches(schema: SchemaObject): SchemaObject {
  const own = trimmed(schema)
  return own.allOf === undefined
    ? own
    : { ...own, allOf: own.allOf.map((one) => (typeof one === 'boolean' ? one : withTrimmedBranches(one))) }
}

/** The values of `enum` and `const` that the rest of the schema lets pass; where that can be told, the rest is said by them. */
function valuesOf(schema: SchemaObject, keywords: SchemaObject, context: NormalContext): NormalTypes {
  const { enum: listed, const: constant } = schema
  const values = (listed ?? [constant ?? null]).filter((value) => constant === undefined || sameJson(value, constant))
  const verdicts = values.map((value) => accepts(keywords, value, context.resolve))
  const possible = values.filter((_, index) => verdicts[index] !== false)
  const complete = verdicts.every((one) => one !== undefined)
  const byType = new Map<JsonType, JsonValue[]>()
  for (const value of possible) byType.set(jsonTypeOf(value), [...(byType.get(jsonTypeOf(value)) ?? []), value])
  const types: NormalTypes = new Map([...byType].map(([type, some]) => [type, type === 'null' ? [] : [{ enum: sorted(some) }]]))
  return complete ? types : all([types, ofKeywords(keywords, context)])
}

function ofKeywords(schema: SchemaObject, context: NormalContext): NormalTypes {
  const { resolve } = context
  const types = declaredTypes(schema)
  const own: NormalTypes = new Map(
    TYPES.filter((type) => types.has(type)).map((type) => [type, keywordsOf(type, schema, (one) => inner(one, context))]),
  )
  const parts: NormalTypes[] = [own]
  if (schema.$ref !== undefined) parts.push(reference(schema.$ref, context))
  for (const keyword of ['anyOf', 'oneOf'] as const) {
    const members = schema[keyword]
    if (members !== undefined) parts.push(union(keyword, members, schema, context))
  }
  if (schema.not !== undefined) parts.push(negation(normalTypes(schema.not, context)))
  if (schema.if !== undefined) parts.push(condition(schema.if, schema.then ?? true, schema.else ?? true, context))
  for (const [name, one] of Object.entries(schema.dependentSchemas ?? {}))
    parts.push(condition({ type: 'object', required: [name] }, one, true, context))
  const { unevaluatedProperties, unevaluatedItems } = schema
  if (unevaluatedProperties !== undefined && unevaluatedProperties !== true)
    parts.push(demanding('object', { unevaluatedProperties: normalSchema(unevaluatedProperties, resolve) }))
  if (unevaluatedItems !== undefined && unevaluatedItems !== true)
    parts.push(demanding('array', { unevaluatedItems: normalSchema(unevaluatedItems, resolve) }))
  return all(parts)
}

function demanding(type: JsonType, demand: Demand): NormalTypes {
  return new Map([...ANYTHING].map(([one, demands]) => [one, one === type ? [demand] : demands]))
}

/** A reference stands for all types that its target lets pass. One that leads back to where it stands says nothing. */
function reference(ref: string, context: NormalContext): NormalTypes {
  const { resolve, declaring } = context
  const name = refName(ref)
  const target = name === undefined ? undefined : resolve(name)
  if (name === undefined || target === undefined) return ANYTHING
  if (leadsBack(name, { declaring, scope: { outline: resolve } })) {
    if (declaring.has(name) || typeof target === 'boolean') return ANYTHING
    return normalTypes(withoutUnions(target), { resolve, declaring: new Set([...declaring, name]) })
  }
  const types = acceptedTypes(target, resolve)
  const end = lastName(name, resolve)
  return new Map(TYPES.filter((type) => types.has(type)).map((type) => [type, type === 'null' ? [] : [{ $ref: end }]]))
}

/** A named schema that is nothing but another one is that one. */
function lastName(name: string, resolve: Resolve, depth = 0): string {
  const target = resolve(name)
  const next = target === undefined || depth > 16 ? undefined : onlyReference(target, resolve)
  return next === undefined ? name : lastName(next, resolve, depth + 1)
}

/** The only thing that a schema refers to, where it says nothing besides but a type which that one has anyway. */
function onlyReference(schema: JsonSchema, resolve: Resolve): string | undefined {
  const said = saidBy(schema)
  const [name, ...others] = said?.names ?? []
  const target = name === undefined || others.length > 0 ? undefined : resolve(name)
  if (said === undefined || target === undefined) return undefined
  return [...acceptedTypes(target, resolve)].every((one) => said.types.has(one)) ? name : undefined
}

interface Said {
  readonly names: readonly string[]
  readonly types: ReadonlySet<JsonType>
}

/** The names and types of a schema that consists of nothing else. */
function saidBy(schema: JsonSchema): Said | undefined {
  if (typeof schema === 'boolean') return schema ? { names: [], types: ALL_TYPES } : undefined
  const { $ref, allOf = [], anyOf, oneOf, type, description: _, deprecated: _deprecated, ...others } = trimmed(schema)
  const unions = [anyOf, oneOf].filter((one) => one !== undefined)
  if (Object.keys(others).length > 0 || unions.some((one) => one.length !== 1)) return undefined
  let types = declaredTypes(type === undefined ? {} : { type })
  const names = $ref === undefined ? [] : [refName($ref) ?? '']
  for (const part of [...allOf, ...unions.flat()]) {
    const said = saidBy(part)
    if (said === undefined) return undefined
    names.push(...said.names)
    types = intersect(types, said.types)
  }
  return { names, types }
}

function union(keyword: 'anyOf' | 'oneOf', listed: readonly JsonSchema[], schema: SchemaObject, context: NormalContext): NormalTypes {
  const { resolve, declaring } = context
  const members = listed.filter((one) => {
    const name = typeof one === 'boolean' || one.$ref === undefined ? undefined : refName(one.$ref)
    return name === undefined || !leadsBack(name, { declaring, scope: { outline: resolve } }, true)
  })
  const { discriminator } = schema
  if (typeof discriminator?.propertyName === 'string') {
    const real = members.filter((one) => !onlyNull(one, resolve))
    const named = discriminatedMembers(
      real,
      real.map((_, index) => String(index)),
      discriminator,
      resolve,
    )
    if (named !== undefined && named.length > 0) {
      const nulls = real.length < members.length ? NULL : NOTHING
      const demand: Demand = {
        discriminator: discriminator.propertyName,
        members: Object.fromEntries(named.map(({ value, schema: one }) => [value, objectPart(normalTypes(one, context))])),
      }
      return any([new Map([['object', [demand]]]), nulls])
    }
  }
  const parts = members.map((one) => normalTypes(one, context))
  return keyword === 'anyOf' || disjoint(members, resolve) ? any(parts) : exactlyOne(parts)
}

const NULL: NormalTypes = new Map([['null', []]])

function onlyNull(schema: JsonSchema, resolve: Resolve): boolean {
  return [...acceptedTypes(schema, resolve)].every((type) => type === 'null')
}

function objectPart(types: NormalTypes): JsonValue {
  return types.get('object') ?? false
}

/** For values of one type only those members count that let the type pass. */
function exactlyOne(parts: readonly NormalTypes[]): NormalTypes {
  return new Map(
    TYPES.flatMap((type) => {
      const alternatives = parts.flatMap((one) => {
        const demands = one.get(type)
        return demands === undefined ? [] : [demands]
      })
      const [only] = alternatives
      if (only === undefined) return []
      if (alternatives.length === 1) return [[type, only] as const]
      return [[type, [{ oneOf: [...alternatives].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) }]] as const]
    }),
  )
}

function negation(types: NormalTypes): NormalTypes {
  const negated = new Map<JsonType, readonly Demand[]>()
  for (const type of TYPES) {
    const demands = types.get(type)
    if (demands === undefined) negated.set(type, [])
    else if (demands.length > 0) negated.set(type, [{ not: demands }])
  }
  return negated
}

function condition(test: JsonSchema, then: JsonSchema, otherwise: JsonSchema, context: NormalContext): NormalTypes {
  const [tests, yes, no] = [test, then, otherwise].map((one) => normalTypes(one, context))
  return new Map(
    TYPES.flatMap((type) => {
      const [holds, onTrue, onFalse] = [tests?.get(type), yes?.get(type), no?.get(type)]
      if (holds === undefined) return onFalse === undefined ? [] : [[type, onFalse] as const]
      if (holds.length === 0) return onTrue === undefined ? [] : [[type, onTrue] as const]
      if (onTrue?.length === 0 && onFalse?.length === 0) return [[type, []] as const]
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      return [[type, [{ if: holds, then: onTrue ?? false, else: onFalse ?? false }]] as const]
    }),
  )
}
