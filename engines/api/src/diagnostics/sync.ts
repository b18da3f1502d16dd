import type { Diagnostic, Place } from './diagnostic.js'

/** KIT1560: nothing tells which side is ahead. */
export function sidesDisagree(differences: readonly string[], place: Place | undefined): Diagnostic {
  return {
    code: 'KIT1560',
    severity: 'error',
    message: `The document and the routes disagree, and nothing tells which of them is newer, since \`.kit/\` is not here:\n${differences.map((one) => `  ${one}`).join('\n')}`,
    fix: 'Say which side is right: `--from spec` or `--from routes`.',
    ...(place !== undefined && { place }),
  }
}

/**
 * KIT1561: the document and the sources have changed the same thing, each in another way.
 *
 * @param sides what has become of it in the document, and in the routes, as two clauses
 */
export function syncConflict(what: string, sides: readonly [string, string], place: Place, related: Place | undefined): Diagnostic {
  return {
    code: 'KIT1561',
    severity: 'warning',
    message: `${what} has changed on both sides: ${sides.join(', ')}. Both stay as they are.`,
    fix: 'Make one of them say what the other says, and run again.',
    place,
    ...(related !== undefined && { related: [related] }),
  }
}

/** KIT1562: after all edits, the sources still say something else than the document. */
export function stillDifferent(what: string, place: Place, related: Place | undefined): Diagnostic {
  return {
    code: 'KIT1562',
    severity: 'warning',
    message: `${what} could not be carried over in full: the routes and the document still differ there.`,
    fix: 'Make both say the same by hand.',
    place,
    ...(related !== undefined && { related: [related] }),
  }
}

/** KIT1563: the document has an operation that no route in the sources serves. */
export function documentedOnly(what: string, place: Place): Diagnostic {
  return {
    code: 'KIT1563',
    severity: 'warning',
    message: `${what} is documented, but no route in the sources serves it; it stays in the document.`,
    fix: 'Remove it from the document, or write the route.',
    place,
  }
}
