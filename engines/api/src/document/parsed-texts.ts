import { type Parsed, parseText } from '../read/parse-text.js'

interface Known {
  readonly text: string
  readonly parsed: Parsed
}

/** The text as it stands, and as it will be written. */
const KEPT = 2

const texts = new WeakMap<object, Map<string, readonly Known[]>>()

/** Parses a text of a file, once as long as somebody remembers. Nobody may change what comes of it. */
export function parseOnce(memory: object | undefined, path: string, text: string, strictJson: boolean): Parsed {
  const known =
    memory &&
    texts
      .get(memory)
      ?.get(path)
      ?.find((one) => one.text === text)
  if (known !== undefined) return known.parsed
  const parsed = parseText(text, strictJson)
  rememberParsed(memory, path, text, parsed)
  return parsed
}

/** Notes what a text holds. */
export function rememberParsed(memory: object | undefined, path: string, text: string, parsed: Parsed): void {
  if (memory === undefined) return
  const all = texts.get(memory) ?? new Map<string, readonly Known[]>()
  texts.set(memory, all)
  all.set(path, [{ text, parsed }, ...(all.get(path) ?? [])].slice(0, KEPT))
}
