import type { ApiModel, NamedSchema, Operation, SecurityScheme } from '../model/model.js'
import { referencesOf } from '../schema/references.js'
import type { FormerOperation } from './former-operations.js'
import { type HandlerFiles, stubOf } from './handler-files.js'

/** What is left of operations that are no longer in the document. */
export interface Orphans {
  /** Their handlers were written, or are still routed, and stay. */
  readonly kept: readonly FormerOperation[]
  /** Those of them whose routes somebody has edited, so that these stay, too. */
  readonly routed: ReadonlySet<FormerOperation>
  /** Stubs nobody touched; they go. */
  readonly stubs: readonly FormerOperation[]
}

/**
 * Sorts the operations of the last run that are gone, by what became of their handlers.
 *
 * @param isRouted whether the route of an operation stays
 */
export function findOrphans(
  former: readonly FormerOperation[],
  matches: ReadonlyMap<string, FormerOperation>,
  handlers: HandlerFiles,
  isRouted: (operation: FormerOperation) => boolean,
): Orphans {
  const matched = new Set(matches.values())
  const gone = former.filter((one) => !matched.has(one) && handlers.has(one.folder, one.handler))
  const routed = new Set(gone.filter(isRouted))
  const isStub = (one: FormerOperation): boolean => !routed.has(one) && stubOf(handlers, one.folder, one.handler) !== undefined
  return { kept: gone.filter((one) => !isStub(one)), routed, stubs: gone.filter(isStub) }
}

/**
 * The model with what the handlers of orphans need to compile: their operations as they last were, and the schemas and security schemes
 * that only these know.
 *
 * @param base the model of the last run, with the orphans it already had
 */
export function withOrphans(model: ApiModel, orphans: Orphans, base: ApiModel | undefined): ApiModel {
  if (base === undefined || orphans.kept.length === 0) return model
  const ids = new Set(orphans.kept.map((one) => one.id))
  const operations = base.operations.filter((one) => ids.has(one.id))
  return {
    ...model,
    operations: [...model.operations, ...operations],
    schemas: new Map([...model.schemas, ...missingSchemas(operations, base, model)]),
    securitySchemes: new Map([...model.securitySchemes, ...missingSchemes(operations, base, model)]),
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
  const contents = [...(operation.body?.content ?? []), ...operation.responses.flatMap((one) => one.content)]
  return [
    ...operation.parameters.map((one) => one.schema),
    ...operation.responses.flatMap((one) => one.headers.map((header) => header.schema)),
    ...contents.flatMap((one) => (one.schema === undefined ? [] : [one.schema])),
  ]
}

function missingSchemes(operations: readonly Operation[], base: ApiModel, model: ApiModel): readonly (readonly [string, SecurityScheme])[] {
  const names = new Set(operations.flatMap((one) => one.security.flatMap((alternative) => [...alternative.keys()])))
  return [...base.securitySchemes].filter(([name]) => names.has(name) && !model.securitySchemes.has(name))
}
