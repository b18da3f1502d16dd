import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { blockWithoutRoute, commentReferenceMissing, registeredWithoutRoute } from '../../diagnostics/extracted-operations.js'
import type { Evaluator } from '../../evaluate/evaluator.js'
import { placeIn } from '../../evaluate/source-module.js'
import type { ApiModel, Operation } from '../../model/model.js'
import { isRecord } from '../../read/record.js'
import type { BuiltOperation } from '../operation/build-operation.js'
import { propertiesOf } from '../operation/declared-properties.js'
import type { SchemaComponents } from '../schema-components.js'
import { applyDocumented } from './apply-documented.js'
import { collectDocument } from './collect-document.js'
import { documentedModel } from './documented-model.js'
import { registeredPaths } from './registered-calls.js'
import { registeredOperation } from './registered-operation.js'
import { wholeReferences } from './whole-references.js'

export interface Documented {
  readonly built: readonly BuiltOperation[]
  /** What comments describe, components included. */
  readonly model: ApiModel | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** Honours what the sources say of their operations in OpenAPI's own words: registrations of zod-to-openapi, then comments. */
export function readDocumented(evaluator: Evaluator, built: readonly BuiltOperation[], context: SchemaComponents): Documented {
  const registered = fromRegistry(evaluator, built, context)
  const collected = collectDocument(evaluator)
  if (collected === undefined) return { ...registered, model: undefined }
  const { value, missing } = wholeReferences(collected.value)
  const model = isRecord(value) ? documentedModel(value) : undefined
  const applied = applyDocumented(registered.built, model?.operations ?? [], ({ method, path }) => {
    const block = collected.blocks.get(`${method} ${path}`)
    return blockWithoutRoute(method, path, block && placeIn(block.module, block.offset))
  })
  const diagnostics = [...registered.diagnostics, ...collected.diagnostics, ...missing.map(commentReferenceMissing), ...applied.diagnostics]
  return { built: applied.built, model, diagnostics }
}

function fromRegistry(evaluator: Evaluator, built: readonly BuiltOperation[], context: SchemaComponents): Omit<Documented, 'model'> {
  const places = new Map<Operation, ReturnType<Evaluator['place']>>()
  for (const value of registeredPaths(evaluator)) {
    const operation = registeredOperation(value, context)
    if (operation !== undefined) places.set(operation, evaluator.place(value))
  }
  return applyDocumented(
    built,
    [...places.keys()],
    (one) => registeredWithoutRoute(one.method, one.path, places.get(one)),
    (schema) => propertiesOf(schema, context.components).length,
  )
}
