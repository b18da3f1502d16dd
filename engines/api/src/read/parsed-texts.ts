import { mayShareParts } from './nesting.js'
import { type Parsed, parseText } from './parse-text.js'
import { sharedValue } from './shared-value.js'

interface Known {
  readonly text: string
  readonly parsed: Parsed
}

/** The text as it stands, and as it will be written. */
const KEPT = 2

const texts = new WeakMap<object, Map<string, readonly Known[]>>()

/**
 * Parses a text of a file, once as long as somebody remembers; what it has in common with the text before is the same object. Nobody may
 * change what comes of it.
 */
export function parseOnce(memory: object | undefined, path: string, text: string, strictJson: boolean): Parsed {
  if (memory === undefined) return parseText(text, strictJson)
  const known = texts.get(memory)?.get(path) ?? []
  const same = known.find((one) => one.text === text)
  if (same !== undefined) return same.parsed
  const parsed = parseText(text, strictJson)
  const former = known.find((one) => one.parsed.ok)
  // Of YAML with anchors, a part can be in several places: it can't become another object in one of them.
  const shared =
    parsed.ok && former?.parsed.ok === true && (parsed.syntax === 'json' || !mayShareParts(text))
      ? { ...parsed, value: sharedValue(former.parsed.value, parsed.value) }
      : parsed
  rememberParsed(memory, path, text, shared)
  return shared
}

/** Notes what a text holds. */
export function rememberParsed(memory: object | undefined, path: string, text: string, parsed: Parsed): void {
  if (memory === undefined) return
  const all = texts.get(memory) ?? new Map<string, readonly Known[]>()
  texts.set(memory, all)
  const others = (all.get(path) ?? []).filter((one) => one.text !== text)
  all.set(path, [{ text, parsed }, ...others].slice(0, KEPT))
}
