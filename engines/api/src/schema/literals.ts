import type { JsonValue } from '../model/json.js'
import type { SchemaObject } from '../model/schema.js'
import { literal, propertyKey } from '../render/escape.js'
import { accepts } from './accepts.js'
import { type Context, helper, report } from './context.js'
import { sameJson } from './json-type.js'
import { call, list, operatorType } from './layout.js'
import { combine, NEVER, nullable, type Rendered, simple } from './rendered.js'

/** The type of exactly one value. */
function literalType(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(literalType).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(([key, one]) => `${propertyKey(key)}: ${literalType(one)}`)
    return members.length === 0 ? '{ [key: string]: never }' : `{ ${members.join('; ')} }`
  }
  return literal(value)
}

function union(zod: string, values: readonly JsonValue[]): Rendered {
  const type = operatorType('|', values.map(literalType))
  return { ...simple(zod, type), compound: values.length > 1 }
}

function scalars(values: readonly JsonValue[]): Rendered {
  const strings = values.filter((value) => typeof value === 'string')
  // z.enum makes an object of its values, which has no room for this one.
  const asEnum = strings.length === values.length && values.length > 1 && !strings.includes('__proto__')
  if (asEnum) return union(call('z.enum', list(values.map(literal), 24)), values)
  const [only] = values
  return values.length === 1 && only !== undefined
    ? union(`z.literal(${literal(only)})`, values)
    : union(call('z.literal', list(values.map(literal), 24)), values)
}

/** `enum` and `const`: the values that the rest of the schema admits, and whether that rest is thereby said. */
export interface Values {
  readonly rendered: Rendered
  /** Nothing but the values is left to check. */
  readonly complete: boolean
}

/** Renders `enum` and `const`, or undefined where the schema has neither. */
export function renderValues(schema: SchemaObject, context: Context): Values | undefined {
  if (schema.enum === undefined && schema.const === undefined) return undefined
  const { enum: listed, const: constant, ...others } = schema
  const values = (listed ?? [constant ?? null]).filter((value) => constant === undefined || sameJson(value, constant))
  const distinct = values.filter((value, index) => values.findIndex((one) => sameJson(one, value)) === index)
  const verdicts = distinct.map((value) => accepts(others, value, context.scope.resolve))
  const possible = distinct.filter((_, index) => verdicts[index] !== false)
  if (possible.length === 0) {
    report(
      context,
      'neverMatches',
      'warning',
      'No value of this enum is allowed by the rest of its schema, so nothing matches it.',
      'Correct the type or the values.',
    )
    return { rendered: NEVER, complete: true }
  }
  const complete = verdicts.every((verdict) => verdict !== undefined)
  const composite = possible.filter((value) => typeof value === 'object' && value !== null)
  const plain = possible.filter((value) => value !== null && typeof value !== 'object')
  const members: Rendered[] = []
  if (composite.length > 0) {
    const type = operatorType('|', composite.map(literalType))
    members.push({ ...union(call(`${helper(context, 'equal')}<${type}>`, ...composite.map(literal)), composite) })
  }
  const withNull = possible.includes(null)
  if (plain.length > 0) members.push(scalars(plain))
  const [first] = members
  if (first === undefined) return { rendered: simple('z.null()', 'null'), complete }
  const all = members.length === 1 ? first : combine(call('z.union', list(members.map((member) => member.zod))), '|', members)
  return { rendered: withNull ? nullable(all) : all, complete }
}
