import type { Operation, SecurityRequirement } from '../model/model.js'
import type { JsonSchema } from '../model/schema.js'
import { operationValue } from './values/operation-value.js'
import { schemaValue } from './values/schema-value.js'
import type { Writing } from './values/writing.js'

/** A part of a document, and what the version had no words for in it. */
interface KeptValue {
  readonly version: Writing['version']
  /** What else it depends on. */
  readonly key: string
  readonly value: unknown
  readonly unsaid: readonly (readonly [string, string])[]
}

/** The security that holds for operations without their own, and a text that tells it from others. */
export interface Inherited {
  readonly security: readonly SecurityRequirement[]
  readonly key: string
}

const known = new WeakMap<object, KeptValue>()

/** An operation as `operationValue` writes it; the same value as before for the same operation, unless it refers to components. */
export function keptOperation(operation: Operation, inherited: Inherited, writing: Writing): unknown {
  return kept(operation, inherited.key, writing, (inner) => operationValue(operation, inherited.security, inner))
}

/** A schema as `schemaValue` writes it, likewise. */
export function keptSchema(schema: JsonSchema, writing: Writing): unknown {
  return typeof schema === 'object' ? kept(schema, '', writing, (inner) => schemaValue(schema, inner)) : schemaValue(schema, writing)
}

function kept(node: object, key: string, writing: Writing, write: (inner: Writing) => unknown): unknown {
  const before = known.get(node)
  if (before !== undefined && before.version === writing.version && before.key === key) {
    for (const [what, instead] of before.unsaid) writing.unsaid(what, instead)
    return before.value
  }
  const unsaid: (readonly [string, string])[] = []
  let refers = false
  const value = write({
    version: writing.version,
    schemaRef: writing.schemaRef,
    used: (kind, one, make) => {
      refers ||= one.component !== undefined
      return writing.used(kind, one, make)
    },
    unsaid: (what, instead) => {
      unsaid.push([what, instead])
      writing.unsaid(what, instead)
    },
  })
  // What a reference comes to depends on the operations before it.
  if (!refers) known.set(node, { version: writing.version, key, value, unsaid })
  return value
}
