import type { Operation } from '../../model/model.js'
import type { JsonSchema } from '../../model/schema.js'
import type { SettledComponents } from './settle-components.js'

/** An operation with the final names of schemas in it. */
export function settledOperation<T extends Pick<Operation, 'parameters' | 'body' | 'responses'>>(
  operation: T,
  { changed, settle }: SettledComponents,
): T {
  if (!changed) return operation
  const content = <M extends { readonly schema?: JsonSchema }>(all: readonly M[]): readonly M[] =>
    all.map((one) => (one.schema === undefined ? one : { ...one, schema: settle(one.schema) }))
  const described = <M extends { readonly schema: JsonSchema }>(all: readonly M[]): readonly M[] =>
    all.map((one) => ({ ...one, schema: settle(one.schema) }))
  return {
    ...operation,
    parameters: described(operation.parameters),
    ...(operation.body !== undefined && { body: { ...operation.body, content: content(operation.body.content) } }),
    responses: operation.responses.map((one) => ({ ...one, headers: described(one.headers), content: content(one.content) })),
  }
}

/** All schemas of an operation. */
export function schemasOf({ parameters, body, responses }: Pick<Operation, 'parameters' | 'body' | 'responses'>): readonly JsonSchema[] {
  const content = [...(body?.content ?? []), ...responses.flatMap((one) => one.content)].map(({ schema }) => schema)
  const described = [...parameters, ...responses.flatMap((one) => one.headers)].map(({ schema }) => schema)
  return [...described, ...content.filter((one) => one !== undefined)]
}
