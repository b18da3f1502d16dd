import type { JsonSchema, SchemaObject } from '../../model/schema.js'
import type { Use } from './reading.js'

/** What is known of a field that is only read: its type where it is turned into one, its default, the fields of it that are read. */
export function usedSchema(use: Use): SchemaObject {
  if (use.fields.size > 0) {
    const properties: Record<string, JsonSchema> = {}
    for (const [name, inner] of use.fields) define(properties, name, usedSchema(inner))
    return { type: 'object', properties }
  }
  if (use.default === undefined) return use.type === undefined ? {} : { type: use.type }
  return use.type === undefined ? { default: use.default } : { type: use.type, default: use.default }
}

/** Sets a property also where it is called `__proto__`. */
export function define<T>(target: Record<string, T>, name: string, value: T): void {
  Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true })
}

/** Two notes of the same fields as one. */
export function mergeUses(into: Use, other: Use): void {
  if (into.type === undefined && other.type !== undefined) into.type = other.type
  if (other.whole === true) into.whole = true
  if (into.default === undefined && other.default !== undefined) into.default = other.default
  for (const [name, inner] of other.fields) {
    let known = into.fields.get(name)
    if (known === undefined) {
      known = { fields: new Map(), site: inner.site }
      into.fields.set(name, known)
    }
    mergeUses(known, inner)
  }
}
