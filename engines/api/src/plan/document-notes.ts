import type { Diagnostic, Place } from '../diagnostics/diagnostic.js'
import { bodyWithoutMeaning, ownErrorBodies } from '../diagnostics/documents.js'
import type { Operation, Origin } from '../model/model.js'
import { mediaKind } from '../render/media-kind.js'
import { takesBody } from '../render/takes-body.js'

/** What a request may be answered before its handler runs. */
const ANSWERED_BEFORE: ReadonlySet<string> = new Set(['400', '401', '413', '415', '4XX'])

/** What a reader of the generated code should know of its document: said once each, at the first place. */
export function documentNotes(operations: readonly Operation[], locate: (origin: Origin) => Place): readonly Diagnostic[] {
  const ignored = operations.filter((one) => one.body !== undefined && !takesBody(one.method))
  const errors = operations.flatMap((operation) =>
    operation.responses.filter(
      ({ status, content }) =>
        ANSWERED_BEFORE.has(status) && content.some(({ type, schema }) => mediaKind(type) === 'json' && schema !== undefined),
    ),
  )
  return [
    ...said(ignored, (first, count) => bodyWithoutMeaning(first.id, count, locate(first.body?.origin ?? first.origin))),
    ...said(errors, (first, count) => ownErrorBodies(first.status, count, locate(first.origin))),
  ]
}

function said<T>(found: readonly T[], say: (first: T, count: number) => Diagnostic): readonly Diagnostic[] {
  const [first] = found
  return first === undefined ? [] : [say(first, found.length)]
}
