import { isRecord, type JsonRecord, without } from '../../read/record.js'
import { isAnnotation } from '../../read/schema-keywords.js'

/** Whether a schema allows null and nothing else. */
export function isNullSchema(schema: unknown): boolean {
  return isRecord(schema) && schema.type === 'null' && Object.keys(schema).length === 1
}

/**
 * Takes the branch for null out of `anyOf` or `oneOf`, for which 3.0 has `nullable`. One branch that is left is an `allOf`, or stands
 * by itself where it only combines others.
 */
export function withoutNullBranch(schema: JsonRecord, written: JsonRecord): { readonly schema: JsonRecord; readonly nullable: boolean } {
  for (const keyword of ['anyOf', 'oneOf'] as const) {
    const branches = schema[keyword]
    const values = written[keyword]
    const at = Array.isArray(branches) ? branches.findIndex(isNullSchema) : -1
    if (at === -1 || !Array.isArray(values) || values.length < 2) continue
    const left = values.filter((_, index) => index !== at)
    const others = without(written, new Set([keyword]))
    const alone = Object.keys(others).every(isAnnotation)
    const [only] = left
    if (!alone) return { schema: { ...others, allOf: [...listOf(others.allOf), addNull({ [keyword]: left })] }, nullable: false }
    if (left.length > 1 || keyword === 'oneOf') return { schema: { ...others, [keyword]: left }, nullable: true }
    return { schema: { ...others, ...(isCombination(only) ? only : { allOf: [only] }) }, nullable: true }
  }
  return { schema: written, nullable: false }
}

function isCombination(schema: unknown): schema is JsonRecord {
  if (!isRecord(schema) || Object.keys(schema).length === 0) return false
  const keys = Object.keys(schema)
  const lone = keys.length === 1 && (keys[0] === 'anyOf' || (keys[0] === 'allOf' && listOf(schema.allOf).length === 1))
  return !lone && keys.every((key) => key === 'allOf' || key === 'oneOf' || key === 'anyOf' || key === 'not')
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** Adds `nullable`, behind the type where there is one. An enum without null refuses it in any case. */
export function addNull(schema: JsonRecord): JsonRecord {
  if (Array.isArray(schema.enum) && !schema.enum.includes(null)) return schema
  if (schema.type === undefined) return { ...schema, nullable: true }
  return Object.fromEntries(
    Object.entries(schema).flatMap(([key, value]) =>
      key === 'type'
        ? [
            [key, value],
            ['nullable', true],
          ]
        : [[key, value]],
    ),
  )
}
