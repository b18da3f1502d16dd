import { isRecord } from '../../read/record.js'
import type { YamlStyle } from './yaml-block.js'
import { inlineScalar, isLiteral, literalBlock, type Quotes } from './yaml-scalar.js'

/** Adds the entries of a map that is not empty to lines; `first` stands before the first of them, the indentation before the others. */
export function addEntries(lines: string[], map: Readonly<Record<string, unknown>>, first: string, indent: string, style: YamlStyle): void {
  let before = first
  for (const key of Object.keys(map)) {
    const value = map[key]
    if (value === undefined) continue
    addBehind(lines, `${before}${keyText(key, style.quotes)}:`, value, indent, style)
    before = indent
  }
}

/** The same for the items of a list. */
export function addItems(lines: string[], list: readonly unknown[], first: string, indent: string, style: YamlStyle): void {
  let before = first
  for (const item of list) {
    if (Array.isArray(item) && item.length > 0) addItems(lines, item, `${before}- `, `${indent}  `, style)
    else if (isRecord(item) && !isEmpty(item)) addEntries(lines, item, `${before}- `, `${indent}  `, style)
    else lines.push(`${before}- ${scalar(item, indent, style)}`)
    before = indent
  }
}

/** Adds a value behind what its line begins with: a key and its colon. */
export function addBehind(lines: string[], start: string, value: unknown, indent: string, style: YamlStyle): void {
  if (Array.isArray(value) && value.length > 0) {
    const inner = indent + ' '.repeat(style.listStep)
    lines.push(start)
    addItems(lines, value, inner, inner, style)
  } else if (isRecord(value) && !isEmpty(value)) {
    const inner = indent + ' '.repeat(style.step)
    lines.push(start)
    addEntries(lines, value, inner, inner, style)
  } else lines.push(`${start} ${scalar(value, indent, style)}`)
}

/** A value without anything in it; a text of several lines is a `|` block. */
function scalar(value: unknown, indent: string, style: YamlStyle): string {
  if (Array.isArray(value)) return '[]'
  return isRecord(value) ? '{}' : blockScalar(value, indent, style)
}

/** A scalar outside of brackets: a text of several lines is a `|` block. */
export function blockScalar(value: unknown, indent: string, style: YamlStyle): string {
  return typeof value === 'string' && isLiteral(value)
    ? literalBlock(value, `${indent}${' '.repeat(Math.max(style.step, 1))}`, style.eol)
    : inlineScalar(value, false, style.quotes)
}

function isEmpty(map: object): boolean {
  for (const _ in map) return false
  return true
}

const keys = { single: new Map<string, string>(), double: new Map<string, string>() }
const MOST_KEYS = 10_000

/** A key, quoted where it must be. The same keys come again and again. */
export function keyText(key: string, quotes: Quotes): string {
  const known = keys[quotes].get(key)
  if (known !== undefined) return known
  const text = inlineScalar(key, false, quotes)
  if (keys[quotes].size < MOST_KEYS) keys[quotes].set(key, text)
  return text
}
