import type { Value } from '../../evaluate/value.js'
import type { JsonSchema } from '../../model/schema.js'
import { define } from './used-schema.js'

const MAX_DEPTH = 6

/** The shape of what is answered, as far as it is written out; undefined where nothing is known of it. */
export function writtenSchema(value: Value, depth = 0): JsonSchema | undefined {
  if (depth > MAX_DEPTH) return undefined
  switch (value.kind) {
    case 'literal':
      return literalType(value.value)
    case 'text':
      return { type: 'string' }
    case 'array': {
      const items = distinct(value.items.map((one) => writtenSchema(one, depth + 1) ?? {}))
      if (items.length === 0) return { type: 'array' }
      return { type: 'array', items: items.length === 1 && items[0] !== undefined ? items[0] : { anyOf: items } }
    }
    case 'object': {
      const properties: Record<string, JsonSchema> = {}
      const required: string[] = []
      for (const [name, member] of value.members) {
        const own = member.value()
        if (own.kind === 'literal' && own.value === undefined) continue
        if (own.kind === 'function') continue
        define(properties, name, writtenSchema(own, depth + 1) ?? {})
        // A value that can't be followed may be undefined, and is left out of the answer then.
        if (isCertain(own)) required.push(name)
      }
      return { type: 'object', properties, ...(required.length > 0 && { required }) }
    }
    case 'either': {
      const options = value.options.map((one) => writtenSchema(one, depth + 1))
      if (options.includes(undefined)) return undefined
      const all = distinct(options.filter((one) => one !== undefined))
      return all.length === 1 ? all[0] : { anyOf: all }
    }
    default:
      return undefined
  }
}

function isCertain(value: Value): boolean {
  return value.kind === 'literal' || value.kind === 'text' || value.kind === 'object' || value.kind === 'array'
}

function literalType(value: string | number | bigint | boolean | null | undefined): JsonSchema | undefined {
  switch (typeof value) {
    case 'string':
      return { type: 'string' }
    case 'number':
      return { type: Number.isInteger(value) ? 'integer' : 'number' }
    case 'boolean':
      return { type: 'boolean' }
    default:
      return value === null ? { type: 'null' } : undefined
  }
}

function distinct(schemas: readonly JsonSchema[]): readonly JsonSchema[] {
  return [...new Map(schemas.map((one) => [JSON.stringify(one), one])).values()]
}
