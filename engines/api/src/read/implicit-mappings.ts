import type { NamedSchema } from '../model/model.js'
import { type JsonSchema, refName, type SchemaObject } from '../model/schema.js'

/** The names that a schema takes over by `allOf`, directly. */
function parentsOf(schema: JsonSchema): string[] {
  if (typeof schema === 'boolean') return []
  return (schema.allOf ?? []).flatMap((branch) => {
    const name = typeof branch === 'boolean' || branch.$ref === undefined ? undefined : refName(branch.$ref)
    return name === undefined ? [] : [name]
  })
}

/** Whether a schema says by a discriminator that others extend it, and not which ones. */
function isOpenParent(schema: JsonSchema): schema is SchemaObject {
  if (typeof schema === 'boolean' || schema.discriminator === undefined) return false
  return schema.discriminator.mapping === undefined && schema.oneOf === undefined && schema.anyOf === undefined
}

/**
 * Fills the mapping of discriminators that stand on the parent of an `allOf` family: its children, at any depth, under their own names
 * (OpenAPI 3.0.3, 4.7.25).
 */
export function addImplicitMappings(schemas: Map<string, NamedSchema>): void {
  if (![...schemas.values()].some(({ schema }) => isOpenParent(schema))) return
  const children = new Map<string, Set<string>>()
  for (const [name, { schema }] of schemas) addToAncestors(name, schema, schemas, children, new Set([name]))
  for (const [name, named] of schemas) {
    const { schema } = named
    const found = children.get(name)
    if (found === undefined || !isOpenParent(schema) || schema.discriminator === undefined) continue
    const mapping = Object.fromEntries([...found].map((child) => [child, child]))
    schemas.set(name, { ...named, schema: { ...schema, discriminator: { ...schema.discriminator, mapping } } })
  }
}

function addToAncestors(
  name: string,
  schema: JsonSchema,
  schemas: ReadonlyMap<string, NamedSchema>,
  children: Map<string, Set<string>>,
  seen: Set<string>,
): void {
  for (const parent of parentsOf(schema)) {
    if (seen.has(parent)) continue
    seen.add(parent)
    children.set(parent, (children.get(parent) ?? new Set()).add(name))
    const next = schemas.get(parent)
    if (next !== undefined) addToAncestors(name, next.schema, schemas, children, seen)
  }
}
