import type { ApiModel, MediaType, NamedSchema, Operation } from '../model/model.js'
import { type JsonSchema, refName, type SchemaObject, schemaRef } from '../model/schema.js'
import { mediaKind } from './media-kind.js'
import { takesBody } from './takes-body.js'

/** An inline schema from this many nodes on gets a name of its own where types are declared, or declaration builds fail (TS7056). */
const HOIST_FROM_NODES = 8

/** A schema that becomes an exported constant: one of the document, or an inline body that was given a name. */
export interface Unit {
  readonly key: string
  readonly schema: JsonSchema
  readonly named: NamedSchema
  /** The name wanted for it; the document's own where it has one. */
  readonly wanted: string
  /** Set for an inline schema: which side of the wire it stands on, and whether its binary strings are uploads. */
  readonly inline?: { readonly form: 'request' | 'response'; readonly files: boolean }
}

export interface ExpandedModel {
  readonly model: ApiModel
  readonly units: ReadonlyMap<string, Unit>
  readonly operations: readonly Operation[]
}

/**
 * Prepares a model for rendering: multipart bodies get their own copy of what they refer to (a binary string is a file there and
 * nowhere else), and with `hoist` large inline bodies become named schemas, so that each exported constant can carry a declared type.
 */
export function expandModel(model: ApiModel, { hoist }: { readonly hoist: boolean }): ExpandedModel {
  const units = new Map<string, Unit>()
  for (const [key, named] of model.schemas) units.set(key, unitOf(key, named))
  const operations = model.operations.map((one) => {
    const { operation, hoisted } = expandedOnce(one, model, hoist)
    for (const unit of hoisted) units.set(unit.key, unit)
    return operation
  })
  return { model, units, operations }
}

const known = new WeakMap<NamedSchema, Unit>()

function unitOf(key: string, named: NamedSchema): Unit {
  const before = known.get(named)
  if (before?.key === key) return before
  const unit = { key, schema: named.schema, named, wanted: key }
  known.set(named, unit)
  return unit
}

interface Expanded {
  readonly operation: Operation
  /** Its inline bodies that get a name. */
  readonly hoisted: readonly Unit[]
}

const expanded = { hoisted: new WeakMap<Operation, Expanded>(), plain: new WeakMap<Operation, Expanded>() }

/** Each operation is expanded once; but for those that take files, of which schemas elsewhere have a say. */
function expandedOnce(operation: Operation, model: ApiModel, hoist: boolean): Expanded {
  const all = hoist ? expanded.hoisted : expanded.plain
  const before = all.get(operation)
  if (before !== undefined) return before
  const result = expandOperation(operation, model, hoist)
  if (operation.body?.content.some(({ type }) => mediaKind(type) === 'multipart') !== true) all.set(operation, result)
  return result
}

function expandOperation({ body, ...operation }: Operation, model: ApiModel, hoist: boolean): Expanded {
  const hoisted: Unit[] = []
  const media = (one: MediaType, form: 'request' | 'response', suffix: string): MediaType => {
    if (one.schema === undefined) return one
    const files = form === 'request' && mediaKind(one.type) === 'multipart'
    const schema = files ? withFiles(one.schema, model.schemas) : one.schema
    const named = hoist && countNodes(schema, HOIST_FROM_NODES) >= HOIST_FROM_NODES && mediaKind(one.type) !== 'binary'
    if (!named) return { ...one, schema }
    const key = `operation ${operation.id} ${suffix} ${one.type}`
    hoisted.push({
      key,
      schema,
      named: { name: key, schema, origin: one.origin },
      wanted: `${operation.id}-${suffix}`,
      inline: { form, files },
    })
    return { ...one, schema: { $ref: schemaRef(key) } }
  }
  return {
    operation: {
      ...operation,
      ...(body && takesBody(operation.method) && { body: { ...body, content: body.content.map((one) => media(one, 'request', 'body')) } }),
      responses: operation.responses.map((response) => ({
        ...response,
        content: response.content.map((one) => media(one, 'response', response.status)),
      })),
    },
    hoisted,
  }
}

/** Replaces references on the way to a binary string by what they refer to; at most once each, so recursion ends. */
export function withFiles(
  schema: JsonSchema,
  schemas: ReadonlyMap<string, NamedSchema>,
  seen: ReadonlySet<string> = new Set(),
): JsonSchema {
  if (typeof schema === 'boolean') return schema
  const name = schema.$ref === undefined ? undefined : refName(schema.$ref)
  if (name !== undefined) {
    const target = seen.has(name) ? undefined : schemas.get(name)?.schema
    if (target === undefined || typeof target === 'boolean' || !holdsFile(target, schemas, new Set([...seen, name]))) return schema
    const { $ref: _, ...siblings } = schema
    return { ...(withFiles(target, schemas, new Set([...seen, name])) as SchemaObject), ...siblings }
  }
  return mapSubschemas(schema, (sub) => withFiles(sub, schemas, seen))
}

function holdsFile(schema: JsonSchema, schemas: ReadonlyMap<string, NamedSchema>, seen: ReadonlySet<string>): boolean {
  if (typeof schema === 'boolean') return false
  if (schema.format === 'binary' || (schema.contentMediaType !== undefined && schema.contentEncoding === undefined)) return true
  const name = schema.$ref === undefined ? undefined : refName(schema.$ref)
  if (name !== undefined && !seen.has(name)) {
    const target = schemas.get(name)?.schema
    if (target !== undefined && holdsFile(target, schemas, new Set([...seen, name]))) return true
  }
  let found = false
  mapSubschemas(schema, (sub) => {
    found ||= holdsFile(sub, schemas, seen)
    return sub
  })
  return found
}

/** The keywords under which files of a multipart body may stand. */
function mapSubschemas(schema: SchemaObject, map: (sub: JsonSchema) => JsonSchema): SchemaObject {
  return {
    ...schema,
    ...(schema.properties && { properties: Object.fromEntries(Object.entries(schema.properties).map(([name, sub]) => [name, map(sub)])) }),
    ...(schema.items !== undefined && { items: map(schema.items) }),
    ...(schema.additionalProperties !== undefined && { additionalProperties: map(schema.additionalProperties) }),
    ...(schema.allOf && { allOf: schema.allOf.map(map) }),
    ...(schema.anyOf && { anyOf: schema.anyOf.map(map) }),
    ...(schema.oneOf && { oneOf: schema.oneOf.map(map) }),
  }
}

/** Counts schema nodes, up to a limit. */
function countNodes(value: unknown, limit: number): number {
  if (typeof value !== 'object' || value === null || limit <= 0) return 0
  let count = Array.isArray(value) ? 0 : 1
  for (const child of Object.values(value)) {
    if (count >= limit) break
    count += countNodes(child, limit - count)
  }
  return count
}
