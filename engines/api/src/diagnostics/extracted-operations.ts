import type { Diagnostic, Place } from './diagnostic.js'
import { shown } from './finding.js'

/** KIT1660: a comment of which nothing can be used. */
export function brokenBlock(place: Place, reason: string): Diagnostic {
  return {
    code: 'KIT1660',
    severity: 'warning',
    message: `This OpenAPI comment can't be read, since ${shown(reason)}; it is left out.`,
    fix: 'Correct the indentation or the quoting of its YAML.',
    place,
  }
}

/** KIT1661: whoever reads the document would call something that isn't there. */
export function blockWithoutRoute(method: string, path: string, place: Place | undefined): Diagnostic {
  return {
    code: 'KIT1661',
    severity: 'warning',
    message: `An OpenAPI comment describes ${method.toUpperCase()} ${path}, which no route serves; it is left out.`,
    fix: 'Correct the method or the path of the comment, or delete it.',
    ...(place !== undefined && { place }),
  }
}

/** KIT1662: the rest of what refers to it is kept. */
export function commentReferenceMissing(ref: string): Diagnostic {
  return {
    code: 'KIT1662',
    severity: 'warning',
    message: `OpenAPI comments refer to ${shown(ref)}, which none of them describes; nothing is said in its place.`,
    fix: 'Describe it in a comment, or in the definition that is given to swagger-jsdoc.',
  }
}

/** KIT1663: the same of what is registered for the document. */
export function registeredWithoutRoute(method: string, path: string, place: Place | undefined): Diagnostic {
  return {
    code: 'KIT1663',
    severity: 'warning',
    message: `${method.toUpperCase()} ${path} is registered for the document, but no route serves it; it is left out.`,
    fix: 'Correct the method or the path that is given to registerPath, or delete the call.',
    ...(place !== undefined && { place }),
  }
}
