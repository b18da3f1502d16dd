import { isDeepStrictEqual } from 'node:util'
import type { Diagnostic, Place } from '../diagnostics/diagnostic.js'
import { bodyWithoutMeaning, ownErrorBodies } from '../diagnostics/documents.js'
import type { NamedSchema, Operation, Origin } from '../model/model.js'
import { type JsonSchema, refName } from '../model/schema.js'
import { errorBodyOf } from '../render/error-schema.js'
import { mediaKind } from '../render/media-kind.js'
import type { Envelope } from '../render/options.js'
import { takesBody } from '../render/takes-body.js'

/** What a request may be answered before its handler runs. */
const ANSWERED_BEFORE: ReadonlySet<string> = new Set(['400', '401', '413', '415', '4XX'])

export interface DocumentFacts {
  readonly schemas: ReadonlyMap<string, NamedSchema>
  readonly envelope: Envelope
  locate(origin: Origin): Place
}

/** What a reader of the generated code should know of its document: said once each, at the first place. */
export function documentNotes(operations: readonly Operation[], { schemas, envelope, locate }: DocumentFacts): readonly Diagnostic[] {
  const isEnvelope = (schema: JsonSchema): boolean => {
    const name = typeof schema === 'object' && schema.$ref !== undefined ? refName(schema.$ref) : undefined
    const named = name === undefined ? schema : schemas.get(name)?.schema
    return isDeepStrictEqual(named, errorBodyOf(envelope).schema)
  }

  const ignored = operations.filter((one) => one.body !== undefined && !takesBody(one.method))
  const errors = operations.flatMap((operation) =>
    operation.responses.filter(
      ({ status, content }) =>
        ANSWERED_BEFORE.has(status) &&
        content.some(({ type, schema }) => mediaKind(type) === 'json' && schema !== undefined && !isEnvelope(schema)),
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
