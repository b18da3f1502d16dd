import type { ApiModel, NamedSchema, Operation } from '../model/model.js'
import { referencesOf } from '../schema/references.js'
import type { Binding } from './bind-handlers.js'
import { type FormerOperation, type HandlerFiles, isWritten } from './placed-handlers.js'

/** What is left of operations that are no longer in the document. */
export interface Orphans {
  /** Their handlers were written and stay; the operations as they were, for the contract. */
  readonly kept: readonly { readonly operation: Operation | undefined; readonly former: FormerOperation }[]
  /** Stubs nobody touched; they go. */
  readonly stubs: readonly FormerOperation[]
  /** Schemas only these operations know. */
  readonly schemas: ReadonlyMap<string, NamedSchema>
}

/** @param base the model of the last run, with the orphans it already had */
export function findOrphans(former: readonly FormerOperation[], bindings: readonly Binding[], handlers: HandlerFiles, base: ApiModel | undefined, model: ApiModel): Orphans {
  const claimed = new Set(bindings.flatMap((one) => [one.handler, ...(one.replaces === undefined ? [] : [one.replaces.name])]))
  const ids = new Set(bindings.map((one) => one.operation.id))
  const gone = former.filter((one) => !ids.has(one.id) && !claimed.has(one.handler) && handlers.has(one.folder, one.handler))
  const kept = gone
    .filter((one) => isWritten(handlers, one.folder, one.handler))
    .map((one) => ({ former: one, operation: base?.operations.find((operation) => operation.id === one.id) }))
  return {
    kept,
    stubs: gone.filter((one) => !isWritten(handlers, one.folder, one.handler)),
    schemas: base === undefined ? new Map() : missingSchemas(kept.flatMap((one) => one.operation ?? []), base, model),
  }
}

function missingSchemas(operations: readonly Operation[], base: ApiModel, model: ApiModel): ReadonlyMap<string, NamedSchema> {
  const found = new Map<string, NamedSchema>()
  const open = operations.flatMap((operation) => schemasOf(operation).flatMap((schema) => [...referencesOf(schema)]))
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const schema = base.schemas.get(name)
    if (schema === undefined || model.schemas.has(name) || found.has(name)) continue
    found.set(name, schema)
    open.push(...referencesOf(schema.schema))
  }
  return found
}

function schemasOf(operation: Operation): readonly NamedSchema['schema'][] {
  return [
    ...operation.parameters.map((one) => one.schema),
    ...(operation.body?.content ?? []).flatMap((one) => (one.schema === undefined ? [] : [one.schema])),
    ...operation.responses.flatMap((one) => [...one.headers.map((header) => header.schema), ...one.content.flatMap((media) => (media.schema === undefined ? [] : [media.schema]))]),
  ]
}
