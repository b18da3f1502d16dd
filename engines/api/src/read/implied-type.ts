import type { SchemaDraft } from './schema-draft.js'

/**
 * The type that a schema without one means: its author had objects (or arrays) in mind when they described properties (or items).
 * A schema with `required` alone means nothing by itself: such branches of allOf and anyOf stay as they are.
 */
export function impliedType(draft: SchemaDraft): 'object' | 'array' | undefined {
  if (draft.has('type') || draft.has('enum') || draft.has('const')) return undefined
  if (draft.has('properties') || draft.has('additionalProperties')) return 'object'
  return draft.has('items') || draft.has('prefixItems') ? 'array' : undefined
}
