import type { Value } from '../evaluate/value.js'
import type { JsonValue } from '../model/json.js'

/** A value that is wholly known, as JSON; undefined where a part is not, or is nothing that JSON can hold. */
export function constantOf(value: Value): JsonValue | undefined {
  switch (value.kind) {
    case 'literal':
      return typeof value.value === 'bigint' ? undefined : value.value
    case 'array': {
      const items = value.items.map(constantOf)
      return value.open || items.includes(undefined) ? undefined : items.filter((one) => one !== undefined)
    }
    case 'object': {
      if (value.open) return undefined
      const entries: [string, JsonValue][] = []
      for (const [name, member] of value.members) {
        const own = member.value()
        if (own.kind === 'literal' && own.value === undefined) continue
        const constant = constantOf(own)
        if (constant === undefined) return undefined
        entries.push([name, constant])
      }
      return Object.fromEntries(entries)
    }
    default:
      return undefined
  }
}

export function textOrUndefined(value: Value | undefined): string | undefined {
  return value?.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined
}

export function numberOrUndefined(value: Value | undefined): number | undefined {
  return value?.kind === 'literal' && typeof value.value === 'number' ? value.value : undefined
}

/** All items of a list that is wholly known. */
export function constantsOf(values: readonly Value[]): readonly JsonValue[] | undefined {
  const items = values.map(constantOf)
  return items.includes(undefined) ? undefined : items.filter((one) => one !== undefined)
}

/** The value of an object's own member. */
export function memberOf(value: Value | undefined, name: string): Value | undefined {
  return value?.kind === 'object' ? value.members.get(name)?.value() : undefined
}
