import type { JsonSchema, SchemaObject } from '../../model/schema.js'
import { asObject, type ZodNode } from './zod-node.js'

/** One key of a shape. */
export interface ShapeMember {
  readonly name: string
  readonly node: ZodNode
}

/** An object of properties; what `z.object` drops passes, so other properties are not spoken of. */
export function objectOf(shape: readonly ShapeMember[]): SchemaObject {
  const required = shape.filter((one) => !one.node.optional).map((one) => one.name)
  return {
    type: 'object',
    ...(shape.length > 0 && { properties: Object.fromEntries(shape.map((one) => [one.name, one.node.schema])) }),
    ...(required.length > 0 && { required }),
  }
}

/** `.extend()` and `.merge()`: later properties replace earlier ones. */
export function extended(base: SchemaObject, extension: SchemaObject): SchemaObject {
  const own = Object.keys(extension.properties ?? {})
  const required = [...(base.required ?? []).filter((name) => !own.includes(name)), ...(extension.required ?? [])]
  const { required: _, description: _description, ...rest } = base
  return {
    ...rest,
    properties: { ...base.properties, ...extension.properties },
    ...(required.length > 0 && { required }),
    ...(extension.additionalProperties !== undefined && { additionalProperties: extension.additionalProperties }),
  }
}

/** `.pick()` and `.omit()` */
export function selected(schema: SchemaObject, keeps: (name: string) => boolean): SchemaObject {
  const { required = [], description: _, ...rest } = schema
  const kept = required.filter(keeps)
  return {
    ...rest,
    properties: Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([name]) => keeps(name))),
    ...(kept.length > 0 && { required: kept }),
  }
}

/** `.partial()` and `.required()`, of all properties or of some. */
export function withRequired(schema: SchemaObject, names: readonly string[] | undefined, required: boolean): SchemaObject {
  const all = Object.keys(schema.properties ?? {})
  const concerned = names ?? all
  const known = new Set(schema.required)
  const next = all.filter((name) => (concerned.includes(name) ? required : known.has(name)))
  const { required: _, description: _description, ...rest } = schema
  const properties = required ? withoutDefaults(schema, concerned) : schema.properties
  return { ...rest, ...(properties !== undefined && { properties }), ...(next.length > 0 && { required: next }) }
}

/** What must be there has no default. */
function withoutDefaults(schema: SchemaObject, names: readonly string[]): Readonly<Record<string, JsonSchema>> | undefined {
  return (
    schema.properties &&
    Object.fromEntries(
      Object.entries(schema.properties).map(([name, one]) => {
        if (!names.includes(name)) return [name, one]
        const { default: _, ...rest } = asObject(one)
        return [name, rest]
      }),
    )
  )
}
