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
  const same = texts
    .get(memory)
    ?.get(path)
    ?.find((one) => one.text === text)
  return same === undefined ? remembered(memory, path, text, parseText(text, strictJson)) : same.parsed
}

/** Notes what a text holds. The value is taken apart for it; nobody else may have it. */
export function rememberParsed(memory: object | undefined, path: string, text: string, parsed: Parsed): void {
  if (memory !== undefined) remembered(memory, path, text, parsed)
}

function remembered(memory: object, path: string, text: string, parsed: Parsed): Parsed {
  const all = texts.get(memory) ?? new Map<string, readonly Known[]>()
  texts.set(memory, all)
  const known = all.get(path) ?? []
  const former = known.find((one) => one.parsed.ok)?.parsed
  // Of YAML with anchors, a part can be in several places: it can't become another object in one of them.
  const canShare = parsed.ok && former?.ok === true && (parsed.syntax === 'json' || !mayShareParts(text))
  const shared = canShare ? { ...parsed, value: sharedValue(former.value, parsed.value) } : parsed
  all.set(path, [{ text, parsed: shared }, ...known.filter((one) => one.text !== text)].slice(0, KEPT))
  return shared
}
