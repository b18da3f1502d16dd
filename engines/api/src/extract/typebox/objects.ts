import type { Evaluator } from '../../evaluate/evaluator.js'
import type { Value } from '../../evaluate/value.js'
import { textOrUndefined } from '../constant.js'
import { isOptional, objectCall, typeBoxCall } from './typebox-call.js'

/** One property of an object schema: what it is made of, and whether it may be left out. */
export interface Property {
  readonly value: Value
  readonly optional: boolean
}

/**
 * The properties of `Type.Object` and of what is made of others (`Composite`, `Pick`, `Partial` …); undefined where they are not all known.
 */
export function propertiesOf(evaluator: Evaluator, value: Value | undefined): ReadonlyMap<string, Property> | undefined {
  const call = typeBoxCall(value)
  if (call === undefined) return undefined
  const [first, second] = call.args
  switch (call.name) {
    case 'Object': {
      if (first?.kind !== 'object' || first.open) return undefined
      return new Map([...first.members].map(([name, member]) => [name, { value: member.value(), optional: isOptional(member.value()) }]))
    }
    case 'Composite':
    case 'Intersect':
    case 'Evaluate': {
      const parts = (first?.kind === 'array' ? first.items : first === undefined ? [] : [first]).map((one) => propertiesOf(evaluator, one))
      const known = parts.filter((one) => one !== undefined)
      return known.length === parts.length ? new Map(known.flatMap((one) => [...one])) : undefined
    }
    case 'Interface': {
      const own = second && propertiesOf(evaluator, objectCall(second))
      const heritage = (first?.kind === 'array' ? first.items : []).flatMap((one) => [...(propertiesOf(evaluator, one) ?? [])])
      return new Map([...heritage, ...(own ?? [])])
    }
    case 'Partial':
    case 'Required': {
      const properties = propertiesOf(evaluator, first)
      return properties && new Map([...properties].map(([name, one]) => [name, { ...one, optional: call.name === 'Partial' }]))
    }
    case 'Pick':
    case 'Omit': {
      const properties = propertiesOf(evaluator, first)
      const keys = second === undefined ? undefined : keysOf(evaluator, second)
      return properties && keys && new Map([...properties].filter(([name]) => keys.includes(name) === (call.name === 'Pick')))
    }
    case 'Readonly':
    case 'Optional':
      return propertiesOf(evaluator, first)
    default:
      return undefined
  }
}

/** The names that `['a', 'b']`, `Type.Union([Type.Literal('a')])` or `Type.KeyOf(User)` stand for. */
export function keysOf(evaluator: Evaluator, value: Value): readonly string[] | undefined {
  if (value.kind === 'literal') return typeof value.value === 'string' ? [value.value] : undefined
  if (value.kind === 'array') {
    const names = value.items.flatMap((one) => textOrUndefined(one) ?? keysOf(evaluator, one))
    const known = names.filter((one) => one !== undefined)
    return value.open || known.length < names.length ? undefined : known
  }
  const call = typeBoxCall(value)
  const [first] = call?.args ?? []
  if (first === undefined) return undefined
  if (call?.name === 'KeyOf') return [...(propertiesOf(evaluator, first)?.keys() ?? [])]
  return call?.name === 'Union' || call?.name === 'Literal' ? keysOf(evaluator, first) : undefined
}
