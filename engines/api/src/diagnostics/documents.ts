import type { Diagnostic, Place } from './diagnostic.js'

/** KIT1405: HTTP gives the body of a GET no meaning. */
export function bodyWithoutMeaning(operation: string, count: number, place: Place): Diagnostic {
  return {
    code: 'KIT1405',
    severity: 'warning',
    message: `${operation} describes a body for a GET, HEAD or TRACE request, to which HTTP gives no meaning, so it is not read.${more(count)}`,
    fix: 'Use query parameters, or POST.',
    place,
  }
}

/** KIT1406: errors that the helpers answer have one shape. */
export function ownErrorBodies(status: string, count: number, place: Place): Diagnostic {
  return {
    code: 'KIT1406',
    severity: 'note',
    message: `The document gives ${status} a body of its own; but where it is answered before a handler runs, it has the body that http/envelope.ts makes.${more(count)}`,
    fix: 'Make errorBody in http/envelope.ts return what the document describes.',
    place,
  }
}

function more(count: number): string {
  return count === 1 ? '' : ` ${count - 1} more of this kind.`
}
