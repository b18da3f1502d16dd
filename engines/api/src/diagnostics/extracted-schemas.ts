import type { Diagnostic, Place } from './diagnostic.js'

/** A part of a schema in the sources that can't be told without running them, or that JSON Schema has no words for. */
export function unreadSchema(place: Place, message: string): Diagnostic {
  return {
    code: 'KIT1640',
    severity: 'note',
    message,
    fix: 'Write that part of the schema out as a literal, or add what is missing to the OpenAPI document by hand: kit keeps it.',
    place,
  }
}
