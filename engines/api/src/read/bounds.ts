import type { SchemaDraft } from './schema-draft.js'

/** 3.0's boolean `exclusiveMinimum` beside `minimum`, as the number of 2020-12. Returns whether there was one. */
export function convertExclusive(draft: SchemaDraft, exclusive: 'exclusiveMinimum' | 'exclusiveMaximum'): boolean {
  const bound = exclusive === 'exclusiveMinimum' ? 'minimum' : 'maximum'
  const flag = draft.get(exclusive)
  if (typeof flag !== 'boolean') return false
  const limit = draft.get(bound)
  draft.drop(exclusive)
  if (flag && typeof limit === 'number') {
    draft.set(exclusive, limit)
    draft.drop(bound)
  }
  return true
}
