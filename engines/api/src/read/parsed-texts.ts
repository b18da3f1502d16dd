import { JsonParts } from './json-parts.js'
import { MAX_UNSCANNED } from './limits.js'
import { mayShareParts } from './nesting.js'
import { type Parsed, parseText } from './parse-text.js'
import { sharedValue } from './shared-value.js'
import { editBetween } from './text-edit.js'

interface Known {
  readonly text: string
  readonly parsed: Parsed
  /** Where the parts of a JSON text stand, once somebody has asked for them; null where that can't be told. */
  parts?: JsonParts | null
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
  const edited = known[0] && editedFrom(known[0], text)
  if (edited === undefined) return remembered(memory, path, text, parseText(text, strictJson))
  keep(memory, path, edited)
  return edited.parsed
}

/** What an edit of one part has made of a JSON text; undefined where all of it has to be parsed. */
function editedFrom(former: Known, text: string): Known | undefined {
  const { parsed } = former
  if (!parsed.ok || parsed.syntax !== 'json' || text.length > MAX_UNSCANNED) return undefined
  if (former.parts === undefined) former.parts = JsonParts.of(former.text) ?? null
  const edited = former.parts?.edited(parsed.value, text, editBetween(former.text, text))
  return edited && { text, parsed: { ...parsed, value: edited.value }, parts: edited.parts }
}

function remembered(memory: object, path: string, text: string, parsed: Parsed): Parsed {
  const former = texts
    .get(memory)
    ?.get(path)
    ?.find((one) => one.parsed.ok)?.parsed
  // Of YAML with anchors, a part can be in several places: it can't become another object in one of them.
  const canShare = parsed.ok && former?.ok === true && (parsed.syntax === 'json' || !mayShareParts(text))
  const shared = canShare ? { ...parsed, value: sharedValue(former.value, parsed.value) } : parsed
  keep(memory, path, { text, parsed: shared })
  return shared
}

function keep(memory: object, path: string, one: Known): void {
  const all = texts.get(memory) ?? new Map<string, readonly Known[]>()
  texts.set(memory, all)
  all.set(path, [one, ...(all.get(path) ?? []).filter(({ text }) => text !== one.text)].slice(0, KEPT))
}
