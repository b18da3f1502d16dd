import { type JsonSchema, refName, type SchemaObject } from '../model/schema.js'
import type { Context } from './context.js'
import { keywordTypes } from './keywords.js'
import type { SchemaScope } from './scope.js'
import type { Resolve } from './types.js'

type Mark = 'readOnly' | 'writeOnly'

/**
 * Whether a schema says a mark of its value: itself, or in any of the parts that apply to the same value, since of several words the one that
 * says it counts (JSON Schema, validation 9.4). A word beside a part goes before what the part says.
 */
function isMarked(schema: JsonSchema, mark: Mark, resolve: Resolve, seen?: Set<string>): boolean {
  if (typeof schema === 'boolean') return false
  return schema[mark] ?? somePart(schema, resolve, seen, (part, names) => isMarked(part, mark, resolve, names))
}

/** The member that a union consists of, but for null: what people write, or kit reads, for "this or null". */
export function onlyBesideNull(members: readonly JsonSchema[] | undefined): JsonSchema | undefined {
  const [only, ...others] = members?.filter((one) => typeof one === 'boolean' || one.type !== 'null') ?? []
  return others.length === 0 ? only : undefined
}

function partsOf({ allOf = [], anyOf, oneOf }: SchemaObject): readonly JsonSchema[] {
  if (anyOf === undefined && oneOf === undefined) return allOf
  return [...allOf, ...[onlyBesideNull(anyOf), onlyBesideNull(oneOf)].filter((one) => one !== undefined)]
}

/** Asks what applies to the same value whatever it is: branches of `allOf` and what is referred to, each name once. */
function somePart(
  schema: SchemaObject,
  resolve: Resolve,
  seen: Set<string> | undefined,
  holds: (part: JsonSchema, seen: Set<string>) => boolean,
): boolean {
  const parts = partsOf(schema)
  if (parts.length === 0 && schema.$ref === undefined) return false
  const names = seen ?? new Set<string>()
  if (parts.some((part) => holds(part, names))) return true
  const name = schema.$ref === undefined ? undefined : refName(schema.$ref)
  if (name === undefined || names.has(name)) return false
  names.add(name)
  const target = resolve(name)
  return target !== undefined && holds(target, names)
}

/** Whether only responses have what a schema describes. */
export function isReadOnly(schema: JsonSchema, resolve: Resolve): boolean {
  return isMarked(schema, 'readOnly', resolve)
}

/** Whether only requests have what a schema describes. */
export function isWriteOnly(schema: JsonSchema, resolve: Resolve): boolean {
  return isMarked(schema, 'writeOnly', resolve)
}

/** Whether the direction being written does not have a property of this schema. */
export function isHidden(schema: JsonSchema, { form, outline }: SchemaScope): boolean {
  return (form === 'request' && isReadOnly(schema, outline)) || (form === 'response' && isWriteOnly(schema, outline))
}

function marksProperty(schema: JsonSchema, name: string, mark: Mark, resolve: Resolve, seen?: Set<string>): boolean {
  if (typeof schema === 'boolean') return false
  const property = schema.properties !== undefined && Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined
  if (property !== undefined && isMarked(property, mark, resolve)) return true
  return somePart(schema, resolve, seen, (part, names) => marksProperty(part, name, mark, resolve, names))
}

/** Whether one of the schemas that apply to the same object says a mark of its property: then it counts in all of them. */
export function isPropertyMarked(around: readonly JsonSchema[], name: string, mark: Mark, resolve: Resolve): boolean {
  return around.some((one) => marksProperty(one, name, mark, resolve))
}

/** A schema with those that apply around it to the same instance, where it has parts that may say something of its properties. */
export function withParts(around: readonly JsonSchema[], schema: SchemaObject): readonly JsonSchema[] {
  return schema.$ref === undefined && partsOf(schema).length === 0 ? around : [...around, schema]
}

/**
 * A schema without the properties, described or required, of which another part says that the direction being written does not have them.
 * Where that leaves nothing to say of an object, the other parts say it all.
 */
export function inDirection(schema: SchemaObject, context: Context, hasParts: boolean): SchemaObject {
  const { form, outline } = context.scope
  if (form === 'both' || context.around.length === 0 || (schema.properties === undefined && schema.required === undefined)) return schema
  const mark = form === 'request' ? 'readOnly' : 'writeOnly'
  const { properties, required, ...others } = schema
  const has = (name: string) => !isPropertyMarked(context.around, name, mark, outline)
  const described = properties && Object.entries(properties).filter(([name]) => has(name))
  const needed = required?.filter(has)
  if (described?.length === Object.keys(properties ?? {}).length && needed?.length === required?.length) return schema
  const isEmpty = (described ?? []).length === 0 && (needed ?? []).length === 0
  if (isEmpty && hasParts && !keywordTypes(others).includes('object')) return others
  return {
    ...others,
    ...(described && { properties: Object.fromEntries(described) }),
    ...(needed && needed.length > 0 && { required: needed }),
  }
}
