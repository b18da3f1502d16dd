import { flowValue } from './flow-value.js'
import { addBehind, addEntries, addItems } from './yaml-lines.js'
import { inlineScalar, type Quotes } from './yaml-scalar.js'

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
  return joined(style, (lines) => addBehind(lines, '', value, indent, style))
}

/** The entries of a map that is not empty, each on lines of its own, without a line break at the end. */
export function mapEntries(map: Readonly<Record<string, unknown>>, indent: string, style: YamlStyle): string {
  return joined(style, (lines) => addEntries(lines, map, indent, indent, style))
}

/** The items of a list that is not empty. */
export function listItems(list: readonly unknown[], indent: string, style: YamlStyle): string {
  return joined(style, (lines) => addItems(lines, list, indent, indent, style))
}

/** An item as it stands behind its dash and a space. */
export function itemText(item: unknown, indent: string, style: YamlStyle): string {
  return joined(style, (lines) => addItems(lines, [item], '', indent, style)).slice('- '.length)
}

/** One text of its own: strings that are put together piece by piece are slow to read. */
function joined({ eol }: YamlStyle, add: (lines: string[]) => void): string {
  const lines: string[] = []
  add(lines)
  return lines.join(eol)
}

/** A value inside brackets. */
export function yamlFlow(value: unknown, quotes: Quotes): string {
  return flowValue(value, (one) => inlineScalar(one, true, quotes))
}
