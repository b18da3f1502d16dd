import type { Value } from '../../evaluate/value.js'
import type { SchemaObject } from '../../model/schema.js'
import { numberOrUndefined, textOrUndefined } from '../constant.js'
import { patternOf } from '../pattern.js'
import { formatKeywords, PATTERN_FORMATS } from './formats.js'
import { asObject, withKeywords } from './zod-node.js'

const LOWEST: Readonly<Record<string, string>> = { string: 'minLength', array: 'minItems', object: 'minProperties' }
const HIGHEST: Readonly<Record<string, string>> = { string: 'maxLength', array: 'maxItems', object: 'maxProperties' }

/** Methods and functions that restrict what they are given; undefined for those that do not. */
export function checked(schema: SchemaObject, name: string, args: readonly Value[]): SchemaObject | undefined {
  const [first] = args
  const number = numberOrUndefined(first) ?? bigintOf(first)
  const bound = (keyword: string | undefined): SchemaObject | undefined =>
    keyword === undefined || number === undefined ? undefined : tightened(schema, keyword, number)
  const kind = kindOf(schema)
  switch (name) {
    case 'min':
      return bound(LOWEST[kind] ?? 'minimum')
    case 'max':
      return bound(HIGHEST[kind] ?? 'maximum')
    case 'minLength':
    case 'minSize':
      return bound(LOWEST[kind] ?? 'minLength')
    case 'maxLength':
    case 'maxSize':
      return bound(HIGHEST[kind] ?? 'maxLength')
    case 'length':
    case 'size': {
      if (number === undefined) return undefined
      const lower = tightened(schema, LOWEST[kind] ?? 'minLength', number)
      return tightened(lower, HIGHEST[kind] ?? 'maxLength', number)
    }
    case 'nonempty':
      return tightened(schema, LOWEST[kind] ?? 'minLength', 1)
    case 'gte':
    case 'minimum':
      return bound('minimum')
    case 'lte':
    case 'maximum':
      return bound('maximum')
    case 'gt':
      return bound('exclusiveMinimum')
    case 'lt':
      return bound('exclusiveMaximum')
    case 'multipleOf':
    case 'step':
      return bound('multipleOf')
    case 'positive':
      return tightened(schema, 'exclusiveMinimum', 0)
    case 'negative':
      return tightened(schema, 'exclusiveMaximum', 0)
    case 'nonnegative':
      return tightened(schema, 'minimum', 0)
    case 'nonpositive':
      return tightened(schema, 'maximum', 0)
    case 'int':
      return { ...schema, type: 'integer' }
    case 'safe':
    case 'finite':
      return schema
    case 'regex':
      return withPattern(schema, first)
    case 'startsWith':
      return affix(schema, first, (text) => `^${text}`)
    case 'endsWith':
      return affix(schema, first, (text) => `${text}$`)
    case 'includes':
      return affix(schema, first, (text) => text)
    case 'lowercase':
      return withKeywords(schema, { pattern: '^[^A-Z]*$' })
    case 'uppercase':
      return withKeywords(schema, { pattern: '^[^a-z]*$' })
    case 'mime':
      return first?.kind === 'literal' && typeof first.value === 'string' ? { ...schema, contentMediaType: first.value } : schema
    default: {
      const format = kind === 'string' ? formatKeywords(name) : undefined
      return format && withKeywords(schema, name === 'ip' ? ipVersion(first) : format)
    }
  }
}

/** zod 3: `.ip({ version: 'v4' })` */
function ipVersion(options: Value | undefined): SchemaObject {
  const version = options?.kind === 'object' ? textOrUndefined(options.members.get('version')?.value()) : undefined
  if (version === 'v4') return { format: 'ipv4' }
  return version === 'v6' ? { format: 'ipv6' } : { anyOf: [{ format: 'ipv4' }, { format: 'ipv6' }] }
}

function kindOf(schema: SchemaObject): string {
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? [])
  return types.find((one) => one !== 'null') ?? (schema.contentEncoding === undefined ? '' : 'string')
}

/** Of two bounds the tighter one holds. */
function tightened(schema: SchemaObject, keyword: string, value: number): SchemaObject {
  const known = asObject(schema)[keyword]
  if (typeof known !== 'number' || known === value) return { ...schema, [keyword]: value }
  if (keyword === 'multipleOf') return withKeywords(schema, { multipleOf: value })
  const lower = /^(?:min|exclusiveMin)/.test(keyword)
  return { ...schema, [keyword]: lower ? Math.max(known, value) : Math.min(known, value) }
}

function bigintOf(value: Value | undefined): number | undefined {
  return value?.kind === 'literal' && typeof value.value === 'bigint' ? Number(value.value) : undefined
}

function withPattern(schema: SchemaObject, value: Value | undefined): SchemaObject | undefined {
  const pattern = patternOf(value)
  if (pattern === undefined) return undefined
  const format = PATTERN_FORMATS.get(pattern)
  if (format !== undefined && schema.format === undefined && schema.pattern === undefined) return { ...schema, format }
  return withKeywords(schema, { pattern: withPlainSlashes(pattern) })
}

/** A slash is escaped in a literal only. */
export function withPlainSlashes(pattern: string): string {
  return pattern.replace(/\\(.)/gs, (whole, character) => (character === '/' ? '/' : whole))
}

function affix(schema: SchemaObject, value: Value | undefined, pattern: (escaped: string) => string): SchemaObject | undefined {
  const text = textOrUndefined(value)
  return text === undefined ? undefined : withKeywords(schema, { pattern: pattern(text.replace(/[\\^$.|?*+()[\]{}/]/g, '\\$&')) })
}
