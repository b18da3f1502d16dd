import type { Value } from '../../evaluate/value.js'
import { isStatus, statusOfName } from './http-statuses.js'

/** A choice of more than these is a table for whatever goes wrong anywhere, which says nothing of one operation. */
const MOST = 4

/** The statuses that an expression may stand for: numbers, constants of packages, either of several. */
export function statusesOf(value: Value): readonly number[] {
  switch (value.kind) {
    case 'literal': {
      const status = typeof value.value === 'number' || typeof value.value === 'string' ? Number(value.value) : Number.NaN
      return isStatus(status) ? [status] : []
    }
    case 'external':
      return named(value.path.at(-1))
    case 'member':
      return named(value.name)
    case 'either': {
      const all = new Set(value.options.flatMap(statusesOf))
      return all.size > MOST ? [] : [...all]
    }
    default:
      return []
  }
}

function named(name: string | undefined): readonly number[] {
  if (name === undefined) return []
  const status = Number(name.replace(/^HTTP_?/, ''))
  // `StatusCodes.NOT_FOUND`, but not `error.status`: a constant is written in capitals.
  const found = isStatus(status) ? status : /^[A-Z]/.test(name) ? statusOfName(name) : undefined
  return found === undefined ? [] : [found]
}
