import { call, operatorType } from './layout.js'
import type { SchemaScope } from './scope.js'

/** A schema in all that is written of it. The three texts are made together, so that they cannot disagree. */
export interface Rendered {
  /** A zod expression. */
  readonly zod: string
  /** The TypeScript type of what comes out. */
  readonly output: string
  /** The TypeScript type of what goes in: properties with a default are optional. */
  readonly input: string
  /** The types are unions or intersections: parentheses are needed before `[]`. */
  readonly compound: boolean
  /** The type can be written as an interface. */
  readonly interfaceable: boolean
  /** The expression names a const that may not exist yet while modules load. */
  readonly deferred: boolean
}

export function simple(zod: string, type: string): Rendered {
  return { zod, output: type, input: type, compound: false, interfaceable: false, deferred: false }
}

export const UNKNOWN = simple('z.unknown()', 'unknown')
export const NEVER = simple('z.never()', 'never')

/** The types' own parentheses, where they stand next to an operator. */
export function wrap(rendered: Rendered, direction: 'output' | 'input'): string {
  return rendered.compound ? `(${rendered[direction]})` : rendered[direction]
}

function distinct(members: readonly string[]): readonly string[] {
  return [...new Set(members)]
}

function joined(operator: '|' | '&', members: readonly string[]): string {
  const all = distinct(members)
  if (all.includes('unknown')) {
    if (operator === '|') return 'unknown'
    const rest = all.filter((one) => one !== 'unknown')
    return rest.length === 0 ? 'unknown' : operatorType('&', rest)
  }
  if (operator === '|') {
    const some = all.filter((one) => one !== 'never')
    return some.length === 0 ? 'never' : operatorType('|', some)
  }
  return operatorType('&', all)
}

/** Several schemas in one expression, their types joined by an operator. */
export function combine(zod: string, operator: '|' | '&', members: readonly Rendered[]): Rendered {
  const text = (direction: 'output' | 'input') =>
    joined(operator, members.map((member) => (operator === '|' && !member.compound ? member[direction] : wrap(member, direction))))
  return {
    zod,
    output: text('output'),
    input: text('input'),
    compound: members.length > 1,
    interfaceable: false,
    deferred: members.some((member) => member.deferred),
  }
}

/** `.nullable()`, once. */
export function nullable(rendered: Rendered): Rendered {
  if (rendered.zod === 'z.unknown()' || rendered.zod.endsWith('.nullable()')) return rendered
  if (rendered.zod === 'z.never()') return simple('z.null()', 'null')
  const joinedType = combine(`${rendered.zod}.nullable()`, '|', [rendered, simple('z.null()', 'null')])
  return { ...joinedType, compound: true }
}

/** All of them: `A.and(B)`. */
export function intersection(parts: readonly Rendered[]): Rendered {
  const [first, ...rest] = parts
  if (first === undefined) return UNKNOWN
  if (rest.length === 0) return first
  return combine(rest.reduce((zod, part) => `${zod}.and(${part.zod})`, first.zod), '&', parts)
}

/** `where(schema, …rules)`: the schema decides the types, the rules only check. */
export function restricted(scope: SchemaScope, schema: Rendered, rules: readonly Rendered[]): Rendered {
  if (rules.length === 0) return schema
  const [only] = rules
  if (schema === UNKNOWN && rules.length === 1 && only !== undefined) return { ...UNKNOWN, zod: only.zod, deferred: only.deferred }
  return {
    ...schema,
    zod: call(scope.helper('where'), schema.zod, ...rules.map((rule) => rule.zod)),
    deferred: schema.deferred || rules.some((rule) => rule.deferred),
  }
}
