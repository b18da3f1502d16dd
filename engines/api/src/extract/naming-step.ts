import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { Value } from '../evaluate/value.js'
import type { JsonSchema } from '../model/schema.js'

/** What reading something did to the components, one thing after the other, so that it can be done again without reading. */
export type NamingStep =
  | { readonly kind: 'begin'; readonly value: Value; readonly wanted: string; readonly name: string }
  /** Without a body where it turned out to be none. */
  | { readonly kind: 'end'; readonly value: Value; readonly name: string; readonly body: JsonSchema | undefined }
  | { readonly kind: 'known'; readonly value: Value; readonly name: string }
  | { readonly kind: 'note'; readonly diagnostic: Diagnostic }

export interface Recorded<T> {
  readonly result: T
  readonly steps: readonly NamingStep[]
}

/** The index of the step that ends what a step begins. */
export function endOf(steps: readonly NamingStep[], from: number, value: Value): number {
  const end = steps.findIndex((one, index) => index > from && one.kind === 'end' && one.value === value)
  return end === -1 ? steps.length : end
}
