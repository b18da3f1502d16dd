import type { Value } from '../../evaluate/value.js'
import type { JsonSchema, SchemaObject } from '../../model/schema.js'
import type { BuilderCall } from '../builder-chain.js'
import { constantOf } from '../constant.js'
import type { SchemaContext } from '../schema-reader.js'

/** Whether a field with this schema must be given; the last word counts. */
export function isRequired(calls: readonly BuilderCall[] | undefined): boolean {
  return (calls ?? []).reduce((required, { name }) => {
    if (name === 'required' || name === 'defined') return true
    return name === 'optional' || name === 'notRequired' || name === 'default' ? false : required
  }, false)
}

/** An object schema with further fields; those of the same name are replaced. */
export function addFields(
  schema: SchemaObject,
  fields: Value | undefined,
  context: SchemaContext,
  required: (value: Value) => boolean,
): SchemaObject {
  if (fields === undefined) return schema
  if (fields.kind !== 'object' || fields.open) context.note(fields, 'Some fields of the object are not known.')
  if (fields.kind !== 'object') return schema
  const needed = new Set(schema.required)
  const properties: Record<string, JsonSchema> = { ...schema.properties }
  for (const [name, member] of fields.members) {
    const value = member.value()
    properties[name] = context.read(value) ?? {}
    if (required(value)) needed.add(name)
    else needed.delete(name)
  }
  return withRequired({ ...schema, properties }, [...needed])
}

/** `.pick(['a'])`, `.omit(['a'])`, `.partial()` */
export function withoutFields(schema: SchemaObject, { name, args }: BuilderCall): SchemaObject {
  if (name === 'partial') return withRequired(schema, [])
  const names = args[0] && constantOf(args[0])
  if (!Array.isArray(names)) return schema
  const kept = (key: string) => names.includes(key) === (name === 'pick')
  const properties = Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([key]) => kept(key)))
  return withRequired({ ...schema, properties }, schema.required?.filter(kept) ?? [])
}

function withRequired({ required: _, ...schema }: SchemaObject, required: readonly string[]): SchemaObject {
  return required.length === 0 ? schema : { ...schema, required }
}
