import type { Diagnostic, Place } from './diagnostic.js'

/** As much of a text as fits into a sentence. */
const SHORT = 80

/** KIT1520: somebody and the document have changed the same thing, each in another way. */
export function mergeConflict(what: string, wanted: string, place: Place, document: Place | undefined): Diagnostic {
  const text = wanted.replace(/\s+/g, ' ').trim()
  const short = text.length > SHORT ? `${text.slice(0, SHORT - 1)}…` : text
  return {
    code: 'KIT1520',
    severity: 'warning',
    message:
      text === ''
        ? `${what} was edited by hand, and is no longer needed as the document is now, so it stays as it is.`
        : `${what} was edited by hand, and the document has changed it, too, so it stays as it is; the document asks for: ${short}`,
    fix:
      text === ''
        ? 'Delete it when you no longer need it.'
        : 'Write there what the document asks for, with what you want of your own around it, or change the document.',
    place,
    ...(document !== undefined && { related: [document] }),
  }
}

/** KIT1521: an operation has another tag now, but its route or contract has been edited. */
export function routeStays(name: string, folder: string, place: Place): Diagnostic {
  return {
    code: 'KIT1521',
    severity: 'note',
    message: `${name} belongs to ${folder} now, but its route, its contract or something beside them was edited by hand, so the operation stays where it is.`,
    fix: `Move its lines to ${folder} by hand, or leave it there: it is served all the same.`,
    place,
  }
}
