import { isSign, type Token, tokensOf } from './check-tokens.js'
import type { ValueSchema } from './table.js'

/** What a check says of one column. */
export interface Rule {
  /** `VALUE` in the check of a domain. */
  readonly column: string
  /** Holds for every row that there is. */
  readonly exact: ValueSchema
  /** Said in another language than JSON Schema's, so that it may be meant a little otherwise: only for what is written. */
  readonly pattern?: string
  /** It is an array of one dimension, or an empty one. */
  readonly flat?: true
}

/**
 * Reads what a check constraint says of single columns: comparisons with constants, lists of values, lengths, patterns, joined by AND.
 * What is not understood is left out: the server checks it anyway.
 *
 * @param definition as `pg_get_constraintdef` writes it
 * @example
 * rulesOf('CHECK (((price > 0) AND (price < 100)))') // [{ column: 'price', exact: { exclusiveMinimum: 0 } }, …]
 */
export function rulesOf(definition: string): readonly Rule[] {
  const expression = /^CHECK (\(.*\))(?: NO INHERIT)?(?: NOT VALID)?$/s.exec(definition)?.[1]
  return expression === undefined ? [] : rules(inner(tokensOf(expression)))
}

function rules(tokens: readonly Token[]): readonly Rule[] {
  const parts = split(tokens, 'AND')
  if (parts.length > 1) return parts.flatMap((part) => rules(inner(part)))
  const rule = comparison(tokens)
  return rule === undefined ? [] : [rule]
}

/** Tokens without the parentheses around all of them. */
function inner(tokens: readonly Token[]): readonly Token[] {
  if (!isSign(tokens[0], '(') || closing(tokens, 0) !== tokens.length - 1) return tokens
  return inner(tokens.slice(1, -1))
}

function closing(tokens: readonly Token[], open: number): number {
  let depth = 0
  for (let index = open; index < tokens.length; index++) {
    if (isSign(tokens[index], '(')) depth++
    else if (isSign(tokens[index], ')') && --depth === 0) return index
  }
  return -1
}

/** Splits at a word or sign outside of all parentheses. */
function split(tokens: readonly Token[], at: string): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]]
  let depth = 0
  for (const token of tokens) {
    if (token.kind === 'sign' && /^[([]$/.test(token.text)) depth++
    if (token.kind === 'sign' && /^[)\]]$/.test(token.text)) depth--
    if (depth === 0 && token.text === at && (token.kind === 'word' || token.kind === 'sign')) parts.push([])
    else parts.at(-1)?.push(token)
  }
  return parts
}

const COMPARISONS = ['<=', '>=', '<', '>', '=', '~']

function comparison(tokens: readonly Token[]): Rule | undefined {
  for (const operator of COMPARISONS) {
    const [left, right, ...more] = split(tokens, operator)
    if (left === undefined || right === undefined || more.length > 0) continue
    return compared(inner(left), operator, inner(right))
  }
  return undefined
}

function compared(left: readonly Token[], operator: string, right: readonly Token[]): Rule | undefined {
  const column = columnOf(left)
  const number = numberOf(right)
  if (column !== undefined && number !== undefined) {
    const exact = BOUNDS[operator]?.(number)
    return exact && { column, exact }
  }
  if (column !== undefined && operator === '=') {
    const values = listOf(right)
    return values && { column, exact: { enum: values } }
  }
  const [pattern, ...others] = right
  if (column !== undefined && operator === '~' && pattern?.kind === 'text' && others.length === 0) {
    return isCommonPattern(pattern.text) ? { column, exact: {}, pattern: pattern.text } : undefined
  }
  const array = operator === '=' && number === 1 ? argumentOf(left, /^array_ndims$/i) : undefined
  if (array !== undefined) return { column: array, exact: {}, flat: true }
  // Not `octet_length`, which counts something else than JSON Schema.
  const measured = argumentOf(left, /^(?:char_length|character_length|length)$/i)
  const lengths = measured === undefined || number === undefined ? undefined : LENGTHS[operator]?.(number)
  return measured === undefined || lengths === undefined ? undefined : { column: measured, exact: lengths }
}

const BOUNDS: Readonly<Record<string, (bound: number) => ValueSchema>> = {
  '<=': (maximum) => ({ maximum }),
  '>=': (minimum) => ({ minimum }),
  '<': (exclusiveMaximum) => ({ exclusiveMaximum }),
  '>': (exclusiveMinimum) => ({ exclusiveMinimum }),
}

const LENGTHS: Readonly<Record<string, (length: number) => ValueSchema>> = {
  '<=': (maxLength) => ({ maxLength }),
  '>=': (minLength) => ({ minLength }),
  '<': (length) => ({ maxLength: length - 1 }),
  '>': (length) => ({ minLength: length + 1 }),
  '=': (length) => ({ minLength: length, maxLength: length }),
}

function columnOf(tokens: readonly Token[]): string | undefined {
  const [only, ...others] = inner(tokens)
  return others.length === 0 && (only?.kind === 'word' || only?.kind === 'name') ? only.text : undefined
}

/** The column that a function of this name is called with. */
function argumentOf(tokens: readonly Token[], called: RegExp): string | undefined {
  const [name, ...rest] = tokens
  return name?.kind === 'word' && called.test(name.text) && isSign(rest[0], '(') ? columnOf(rest) : undefined
}

function numberOf(tokens: readonly Token[]): number | undefined {
  const [first, second, ...others] = inner(tokens).filter(({ kind, text }) => kind !== 'sign' || (text !== '(' && text !== ')'))
  const negative = isSign(first, '-')
  const digits = negative ? second : first
  if (others.length > 0 || (!negative && second !== undefined) || digits === undefined) return undefined
  // `(0)::numeric` and `'0.5'::numeric` alike; what a number of JSON can't hold is no bound.
  if ((digits.kind !== 'number' && digits.kind !== 'text') || !/^-?\d{1,15}(?:\.\d{1,6})?$/.test(digits.text)) return undefined
  return Number(`${negative ? '-' : ''}${digits.text}`)
}

/** `ANY (ARRAY['a', 'b'])`, which is how the server writes `IN ('a', 'b')`. */
function listOf(tokens: readonly Token[]): readonly string[] | undefined {
  const [any, ...rest] = tokens
  const [array, bracket, ...items] = inner(rest)
  if (any?.text !== 'ANY' || array?.text !== 'ARRAY' || !isSign(bracket, '[')) return undefined
  const end = items.at(-1)
  if (!isSign(end, ']')) return undefined
  const values = split(items.slice(0, -1), ',').map((item) => inner(item))
  const texts = values.flatMap(([only, ...more]) => (only?.kind === 'text' && more.length === 0 ? [only.text] : []))
  return texts.length === values.length ? texts : undefined
}

/** Patterns that PostgreSQL and ECMAScript read alike: no classes by name, no constraints of one of them only, no option at the start. */
function isCommonPattern(pattern: string): boolean {
  const plain = /^(?:[^\\[\]*+?{}.()|]|\\[.^$*+?()[\]{}|\\/]|\[\^?(?:[^\\[\]]|\\[\\.\]-])+\]|[*+?](?!\?)|\{\d+(?:,\d*)?\}|\((?!\?)|[)|])*$/
  if (!plain.test(pattern) || pattern.startsWith('***')) return false
  try {
    return new RegExp(pattern, 'u') instanceof RegExp
  } catch {
    return false
  }
}
