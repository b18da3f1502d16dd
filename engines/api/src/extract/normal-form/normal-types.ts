import type { JsonValue } from '../../model/json.js'
import type { JsonType } from '../../schema/json-type.js'

/** One thing that is demanded of a value, as plain data with a fixed order, so that two can be compared as text. */
export type Demand = JsonValue

/**
 * A schema by the types of its instances: for each type that may pass, what is demanded of values of that type. All that JSON Schema says in several
 * ways (lists of types, `nullable` unions, keywords without a type, bare types beside an `allOf`) says the same here.
 */
export type NormalTypes = ReadonlyMap<JsonType, readonly Demand[]>

export const TYPES: readonly JsonType[] = ['null', 'boolean', 'number', 'string', 'array', 'object']

export const ANYTHING: NormalTypes = new Map(TYPES.map((type) => [type, []]))
export const NOTHING: NormalTypes = new Map()

/** As text, with the keys of objects in order. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, one]) => one !== undefined)
    return `{${entries
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`)
      .join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}

/** In a fixed order, each once. */
export function sorted(demands: readonly Demand[]): readonly Demand[] {
  const byText = new Map(demands.map((one) => [canonical(one), one]))
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
}

/** As plain data, for being held by a demand. */
export function data(types: NormalTypes): JsonValue {
  if (TYPES.every((type) => types.get(type)?.length === 0)) return true
  if (types.size === 0) return false
  return Object.fromEntries(TYPES.flatMap((type) => (types.has(type) ? [[type, sorted(types.get(type) ?? [])] as const] : [])))
}

/** Both must hold. */
export function all(parts: readonly NormalTypes[]): NormalTypes {
  return new Map(
    TYPES.flatMap((type) => {
      const demands = parts.map((one) => one.get(type))
      if (demands.includes(undefined)) return []
      return [[type, sorted(demands.flatMap((one) => one ?? []))] as const]
    }),
  )
}

/** One of them must hold. */
export function any(parts: readonly NormalTypes[]): NormalTypes {
  return new Map(
    TYPES.flatMap((type) => {
      const alternatives = parts.flatMap((one) => {
        const demands = one.get(type)
        return demands === undefined ? [] : [demands]
      })
      return alternatives.length === 0 ? [] : [[type, oneOfSeveral(alternatives)] as const]
    }),
  )
}

function oneOfSeveral(alternatives: readonly (readonly Demand[])[]): readonly Demand[] {
  if (alternatives.some((one) => one.length === 0)) return []
  const open = alternatives.flatMap((one): readonly (readonly Demand[])[] => {
    const [only] = one
    return one.length === 1 && isAlternatives(only) ? only.anyOf : [one]
  })
  const listed = open.flatMap((one) => (one.length === 1 && isValues(one[0]) ? one[0].enum : []))
  const others = open.filter((one) => !(one.length === 1 && isValues(one[0])))
  const distinct = sorted([...others, ...(listed.length === 0 ? [] : [[{ enum: sorted(listed) }]])])
  const [only] = distinct
  return distinct.length === 1 && Array.isArray(only) ? only : [{ anyOf: distinct }]
}

function isAlternatives(demand: Demand | undefined): demand is { readonly anyOf: readonly (readonly Demand[])[] } {
  return typeof demand === 'object' && demand !== null && 'anyOf' in demand && Object.keys(demand).length === 1
}

function isValues(demand: Demand | undefined): demand is { readonly enum: readonly JsonValue[] } {
  return typeof demand === 'object' && demand !== null && 'enum' in demand && Object.keys(demand).length === 1
}
