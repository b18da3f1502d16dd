import { ordered } from '../ordered.js'
import { Callable, type Data, isFields, isList, keyOf, unfollowed } from './data.js'
import { printed } from './text-methods.js'

export function binary(operator: string, left: Data, right: Data): Data {
  switch (operator) {
    case '===':
      return left === right
    case '!==':
      return left !== right
    case '==':
      return (left ?? null) === (right ?? null)
    case '!=':
      return (left ?? null) !== (right ?? null)
    case '+':
      return typeof left === 'number' && typeof right === 'number' ? left + right : printed(left) + printed(right)
    case 'in':
      if (isFields(right)) return keyOf(left) in right
      return isList(right) ? Number(keyOf(left)) in right : unfollowed('`in` what is no object')
    case 'instanceof':
      return unfollowed('`instanceof`')
    default:
      return typeof left === 'number' && typeof right === 'number'
        ? ofNumbers(operator, left, right)
        : typeof left === 'string' && typeof right === 'string'
          ? ofTexts(operator, left, right)
          : unfollowed(`\`${operator}\` of different things`)
  }
}

function ofNumbers(operator: string, a: number, b: number): Data {
  switch (operator) {
    case '-':
      return a - b
    case '*':
      return a * b
    case '/':
      return a / b
    case '%':
      return a % b
    default:
      return ordered(operator, a, b) ?? unfollowed(`\`${operator}\``)
  }
}

function ofTexts(operator: string, a: string, b: string): Data {
  return ordered(operator, a, b) ?? unfollowed(`\`${operator}\` of texts`)
}

export function unary(operator: string, value: Data): Data {
  switch (operator) {
    case '!':
      return !value
    case 'void':
      return undefined
    case 'typeof':
      return value === null || isList(value) ? 'object' : value instanceof Callable ? 'function' : typeof value
    case '-':
      return typeof value === 'number' ? -value : unfollowed('`-` of what is no number')
    case '+':
      return typeof value === 'number' || typeof value === 'string' ? Number(value) : unfollowed('`+` of what is no number')
    default:
      return unfollowed(`\`${operator}\``)
  }
}
