import type { Diagnostic, Place } from './diagnostic.js'

/** KIT1540: a version of OpenAPI that lacks the words. */
export function saidOtherwise(version: string, what: string, instead: string, count: number): Diagnostic {
  return {
    code: 'KIT1540',
    severity: 'warning',
    message: `OpenAPI ${version} can't say "${what}"; written instead: ${instead}.${count === 1 ? '' : ` ${count - 1} more of this kind.`}`,
    fix: 'Write the document as OpenAPI 3.1, which can say it.',
  }
}

/** KIT1541: a text in which a span can't be changed without changing what stands around it. */
export function textNotEditable(file: string, reason: string, place: Place): Diagnostic {
  return {
    code: 'KIT1541',
    severity: 'error',
    message: `${file} was left as it is, because its text can't be edited in place: ${reason}.`,
    fix: 'Write this part of the file in plain block style, and run again.',
    place,
  }
}

/** KIT1542: a difference that the document can't carry. */
export function notCarried(what: string, reason: string, place: Place): Diagnostic {
  return {
    code: 'KIT1542',
    severity: 'warning',
    message: `${what} was not carried into the document, because ${reason}.`,
    fix: 'Make the change in the document by hand.',
    place,
  }
}
