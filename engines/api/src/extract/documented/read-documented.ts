import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { commentReferenceMissing } from '../../diagnostics/extracted-operations.js'
import type { Evaluator } from '../../evaluate/evaluator.js'
import type { ApiModel } from '../../model/model.js'
import { isRecord } from '../../read/record.js'
import type { BuiltOperation } from '../operation/build-operation.js'
import { applyDocumented } from './apply-documented.js'
import { collectDocument } from './collect-document.js'
import { documentedModel } from './documented-model.js'
import { wholeReferences } from './whole-references.js'

export interface Documented {
  readonly built: readonly BuiltOperation[]
  /** What the comments describe, components included. */
  readonly model: ApiModel | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** Honours what the sources say in `@openapi` and `@swagger` comments. */
export function readDocumented(evaluator: Evaluator, built: readonly BuiltOperation[]): Documented {
  const collected = collectDocument(evaluator)
  if (collected === undefined) return { built, model: undefined, diagnostics: [] }
  const { value, missing } = wholeReferences(collected.value)
  const model = isRecord(value) ? documentedModel(value) : undefined
  const applied = applyDocumented(built, model?.operations ?? [], collected.blocks)
  return {
    built: applied.built,
    model,
    diagnostics: [...collected.diagnostics, ...missing.map(commentReferenceMissing), ...applied.diagnostics],
  }
}
