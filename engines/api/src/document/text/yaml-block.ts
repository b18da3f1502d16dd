import { isRecord } from '../../read/record.js'
import { flowValue } from './flow-value.js'
import { inlineScalar, isLiteral, literalBlock, type Quotes } from './yaml-scalar.js'

/** How YAML is laid out. */
export interface YamlStyle {
  readonly eol: string
  /** Spaces by which a map stands further right than its key. */
  readonly step: number
  /** Spaces by which the dashes of a list stand further right than its key. */
  readonly listStep: number
  readonly quotes: Quotes
}

/** What stands behind a key and its colon: ` value`, or lines of their own. */
export function valueBehindKey(value: unknown, indent: string, style: YamlStyle): string {
  if (Array.isArray(value)) return value.length === 0 ? ' []' : style.eol + listItems(value, indent + ' '.repeat(style.listStep), style)
  if (!isRecord(value)) return ` ${blockScalar(value, indent, style)}`
  return isEmpty(value) ? ' {}' : style.eol + mapEntries(value, indent + ' '.repeat(style.step), style)
}

function isEmpty(map: object): boolean {
  for (const _ in map) return false
  return true
}

/** A scalar outside of brackets: a text of several lines is a `|` block. */
export function blockScalar(value: unknown, indent: string, style: YamlStyle): string {
  return typeof value === 'string' && isLiteral(value)
    ? literalBlock(value, `${indent}${' '.repeat(Math.max(style.step, 1))}`, style.eol)
    : inlineScalar(value, false, style.quotes)
}

/** The entries of a map that is not empty, each on lines of its own, without a line break at the end. */
export function mapEntries(map: Readonly<Record<string, unknown>>, indent: string, style: YamlStyle): string {
  return indent + entriesBehindIndent(map, indent, style)
}

/** The same, where the indentation of the first line stands there already. */
function entriesBehindIndent(map: Readonly<Record<string, unknown>>, indent: string, style: YamlStyle): string {
  let text = ''
  for (const key of Object.keys(map)) {
    if (map[key] === undefined) continue
    if (text !== '') text += style.eol + indent
    text += `${keyText(key, style.quotes)}:${valueBehindKey(map[key], indent, style)}`
  }
  return text
}

/** The items of a list that is not empty. */
export function listItems(list: readonly unknown[], indent: string, style: YamlStyle): string {
  return indent + itemsBehindIndent(list, indent, style)
}

function itemsBehindIndent(list: readonly unknown[], indent: string, style: YamlStyle): string {
  return list.map((item) => `- ${itemText(item, indent, style)}`).join(style.eol + indent)
}

/** An item as it stands behind its dash and a space. */
export function itemText(item: unknown, indent: string, style: YamlStyle): string {
  const inner = `${indent}  `
  if (Array.isArray(item)) return item.length === 0 ? '[]' : itemsBehindIndent(item, inner, style)
  if (!isRecord(item)) return blockScalar(item, indent, style)
  return isEmpty(item) ? '{}' : entriesBehindIndent(item, inner, style)
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

/** A value inside brackets. */
export function yamlFlow(value: unknown, quotes: Quotes): string {
  return flowValue(value, (one) => inlineScalar(one, true, quotes))
}
