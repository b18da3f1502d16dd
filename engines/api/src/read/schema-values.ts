import type { Finding } from '../diagnostics/finding.js'
import { keywordIgnored } from '../diagnostics/reading-schemas.js'
import { isRecord, type JsonRecord } from './record.js'
import type { SchemaDraft } from './schema-draft.js'
import type { JsonPath } from './schema-frame.js'
import type { KeywordKind } from './schema-keywords.js'

type Report = (finding: Finding, ...path: JsonPath) => void

/** Whether a keyword that holds no schema has a value that needs nothing done. */
export function isFine(key: string, value: unknown, kind: KeywordKind): boolean {
  return fits(value, kind) && !(key === 'enum' && Array.isArray(value) && value.length === 0)
}

/**
 * Puts a keyword right that is not fine. What has the wrong type is dropped and reported; what is clear enough is put right.
 *
 * @returns false for a value that another step has to convert
 */
export function readKeyword(
  draft: SchemaDraft,
  key: string,
  kind: KeywordKind,
  textAt: (ref: JsonRecord) => string | undefined,
  report: Report,
): boolean {
  const value = draft.source[key]
  if (fits(value, kind)) return false
  const repaired = repair(key, value, kind, textAt)
  if (repaired === undefined) {
    if (isOtherMeaning(key, value)) return false
    report(keywordIgnored(key, kind), key)
  } else if (repaired.said) report(keywordIgnored(key, kind), key)
  draft.set(key, repaired?.value)
  return true
}

function fits(value: unknown, kind: KeywordKind): boolean {
  switch (kind) {
    case 'a number':
      return typeof value === 'number' && Number.isFinite(value)
    case 'a whole number that is not negative':
      return typeof value === 'number' && Number.isInteger(value) && value >= 0
    case 'a string':
      return typeof value === 'string'
    case 'a boolean':
      return typeof value === 'boolean'
    case 'a list of strings':
      return Array.isArray(value) && value.every((one) => typeof one === 'string')
    case 'a list':
      return Array.isArray(value)
    case 'an object of string lists':
      return isRecord(value) && Object.values(value).every((one) => Array.isArray(one) && one.every((name) => typeof name === 'string'))
    default:
      return true
  }
}

/** Booleans that other steps convert: `required: true` (draft 3) and the exclusive bounds of 3.0. */
function isOtherMeaning(key: string, value: unknown): boolean {
  return typeof value === 'boolean' && (key === 'required' || key === 'exclusiveMinimum' || key === 'exclusiveMaximum')
}

function repair(
  key: string,
  value: unknown,
  kind: KeywordKind,
  textAt: (ref: JsonRecord) => string | undefined,
): { value: unknown; said?: boolean } | undefined {
  if (typeof value === 'string' && kind.includes('number') && value.trim() !== '' && fits(Number(value), kind))
    return { value: Number(value) }
  if (kind === 'a string' && isRecord(value) && typeof value.$ref === 'string') return { value: textAt(value) }
  if (kind === 'a string' && (typeof value === 'number' || typeof value === 'boolean')) return { value: String(value) }
  if (kind === 'a boolean' && (value === 'true' || value === 'false')) return { value: value === 'true' }
  if (kind === 'a list of strings' && Array.isArray(value)) {
    return {
      value: value.filter((one) => typeof one === 'string' || typeof one === 'number').map(String),
      said: value.some((one) => typeof one !== 'string' && typeof one !== 'number'),
    }
  }
  if (key === 'examples' && isRecord(value))
    return { value: Object.values(value).map((one) => (isRecord(one) && Object.hasOwn(one, 'value') ? one.value : one)) }
  // Empty in the source, such as `description:` in YAML: nothing is said, nothing is missed.
  return value === null && key !== 'enum' ? { value: undefined } : undefined
}
