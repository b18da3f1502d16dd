import { isRecord } from '../read/record.js'
import { mapEntries, valueBehindKey, type YamlStyle } from './text/yaml-block.js'
import { keyText } from './text/yaml-lines.js'

const STYLE: YamlStyle = { eol: '\n', step: 2, listStep: 2, quotes: 'single' }
/** Where the parts stand that are many and stay: operations, and components. */
const DEPTHS: Readonly<Record<string, number>> = { paths: 2, components: 2 }

/** A part whose text is known: entries of a map, as they stand in the document. */
export class EntriesText {
  constructor(readonly text: string) {}
}

/** The text of a part with its key; parts that stay from one printing to the next are the same objects. */
const texts = new WeakMap<object, { readonly key: string; readonly text: string }>()

/** The text of entries, each of which is a map of parts that stay. */
export function entriesText(entries: Iterable<readonly [string, unknown]>, indent: string): string {
  const pieces: string[] = []
  for (const [key, value] of entries) addEntry(pieces, key, value, indent, 1)
  return pieces.join(STYLE.eol)
}

/** A document as YAML, without a line break at the end. */
export function yamlDocument(document: Readonly<Record<string, unknown>>): string {
  const pieces: string[] = []
  for (const [key, value] of Object.entries(document)) {
    const depth = Object.hasOwn(DEPTHS, key) ? DEPTHS[key] : undefined
    if (depth !== undefined) addEntry(pieces, key, value, '', depth)
    else if (value !== undefined) pieces.push(mapEntries({ [key]: value }, '', STYLE))
  }
  return pieces.join(STYLE.eol)
}

function addEntry(pieces: string[], key: string, value: unknown, indent: string, depth: number): void {
  if (value === undefined) return
  if (value instanceof EntriesText) {
    pieces.push(`${indent}${keyText(key, STYLE.quotes)}:`, value.text)
    return
  }
  if (!isRecord(value)) {
    pieces.push(`${indent}${keyText(key, STYLE.quotes)}:${valueBehindKey(value, indent, STYLE)}`)
    return
  }
  if (depth > 0 && Object.keys(value).length > 0) {
    pieces.push(`${indent}${keyText(key, STYLE.quotes)}:`)
    for (const inner of Object.keys(value)) addEntry(pieces, inner, value[inner], `${indent}  `, depth - 1)
    return
  }
  const known = texts.get(value)
  if (known?.key === key) {
    pieces.push(known.text)
    return
  }
  const text = mapEntries({ [key]: value }, indent, STYLE)
  texts.set(value, { key, text })
  pieces.push(text)
}
