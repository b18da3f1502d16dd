import type { Diagnostic } from '@kit/api'

/** KIT3014: nothing of the document can be put under load. */
export function noOperations(wanted: readonly string[]): Diagnostic {
  return {
    code: 'KIT3014',
    severity: 'error',
    message:
      wanted.length === 0
        ? 'The document has no operations to put under load.'
        : `The document has none of the operations ${wanted.join(', ')}.`,
    fix: 'Name operations by their operationId, as the document has them.',
  }
}
