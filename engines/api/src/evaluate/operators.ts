import { literal } from './literals.js'
import { ordered } from './ordered.js'
import type { LiteralValue, Site, Value } from './value.js'

/** What an operator gives for two values that are known; undefined for `+`, and where it can't be told. */
export function operated(operator: string, left: Value, right: Value, site: Site): Value | undefined {
  if (left.kind !== 'literal' || right.kind !== 'literal') return undefined
  const [a, b] = [left.value, right.value]
  const result = compared(operator, a, b) ?? (typeof a === 'number' && typeof b === 'number' ? counted(operator, a, b) : undefined)
  return result === undefined ? undefined : literal(site, result)
}

function compared(operator: string, a: LiteralValue['value'], b: LiteralValue['value']): boolean | undefined {
  switch (operator) {
    case '===':
      return a === b
    case '!==':
      return a !== b
    case '==':
      return isNothing(a) ? isNothing(b) : typeof a === typeof b ? a === b : undefined
    case '!=':
      return isNothing(a) ? !isNothing(b) : typeof a === typeof b ? a !== b : undefined
    default:
      return undefined
  }
}

function counted(operator: string, a: number, b: number): number | boolean | undefined {
  switch (operator) {
    case '-':
      return a - b
    case '*':
      return a * b
    default:
      return ordered(operator, a, b)
  }
}

function isNothing(value: LiteralValue['value']): boolean {
  return value === null || value === undefined
}
