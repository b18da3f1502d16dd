import { call, operatorType } from './layout.js'
import type { SchemaScope } from './scope.js'

/** What comes out of a schema, or what goes in: there, properties with a default are optional. */
export type Direction = 'output' | 'input'

/** A schema in all that is written of it, made together, so that schema and types cannot disagree. */
export interface Rendered {
  /** A zod expression. */
  readonly zod: string
  /** The TypeScript type; made when asked for, since most of them never are. */
  readonly type: (direction: Direction) => string
  /** The types are unions or intersections: parentheses are needed before `[]`. */
  readonly compound: boolean
  /** The type can be written as an interface. */
  readonly interfaceable: boolean
  /** The expression names a const that may not exist yet while modules load. */
  readonly deferred: boolean
}

export function simple(zod: string, type: string): Rendered {
  return { zod, type: () => type, compound: false, interfaceable: false, deferred: false }
}

export const UNKNOWN = simple('z.unknown()', 'unknown')
export const NEVER = simple('z.never()', 'never')

/** The types' own parentheses, where they stand next to an operator. */
export function wrap(rendered: Rendered, direction: Direction): string {
  return rendered.compound ? `(${rendered.type(direction)})` : rendered.type(direction)
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
  return {
    zod,
    type: (direction) =>
      joined(
        operator,
        members.map((member) => wrap(member, direction)),
      ),
    compound: members.length > 1 || (members[0]?.compound ?? false),
    interfaceable: members.length === 1 && (members[0]?.interfaceable ?? false),
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
  return combine(
    rest.reduce((zod, part) => `${zod}.and(${part.zod})`, first.zod),
    '&',
    parts,
  )
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
