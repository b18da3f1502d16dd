/** A child of an object or list in a JSON text. */
export interface JsonChild {
  /** Offset of the key, or of the value itself in a list. */
  readonly place: number
  readonly value: number
}

const OPENING = /[[{]/
const SCALAR_END = /[,\]}\s]/g

function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1)
  return end === -1 ? text.length : end
}

/** Whether a quote stands behind an odd number of backslashes. */
export function isEscaped(text: string, quote: number): boolean {
  let slashes = 0
  while (text.charCodeAt(quote - 1 - slashes) === 92) slashes += 1
  return slashes % 2 === 1
}

/** Offset behind a value. */
export function skipValue(text: string, start: number): number {
  const first = text.charAt(start)
  if (first === '"') return endOfString(text, start) + 1
  if (!OPENING.test(first)) {
    SCALAR_END.lastIndex = start
    return SCALAR_END.exec(text)?.index ?? text.length
  }
  let depth = 0
  for (let at = start; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit === 34) at = endOfString(text, at)
    else if (unit === 123 || unit === 91) depth += 1
    else if (unit === 125 || unit === 93) {
      depth -= 1
      if (depth === 0) return at + 1
    }
  }
  return text.length
}

function skipSpace(text: string, start: number): number {
  let at = start
  while (at < text.length && /[\s,:]/.test(text.charAt(at))) at += 1
  return at
}

/** Finds children in a JSON text that was parsed before, reading no further than it must and nothing twice. */
export class JsonCursor {
  readonly #containers = new Map<number, { at: number; readonly children: Map<string, JsonChild> }>()

  constructor(private readonly text: string) {}

  /** Offset of the document's value. */
  get root(): number {
    return skipSpace(this.text, 0)
  }

  /** A member by its key or an item by its index, of the object or list at an offset. */
  child(container: number, token: string): JsonChild | undefined {
    const opening = this.text.charAt(container)
    if (!OPENING.test(opening)) return undefined
    const state = this.#containers.get(container) ?? { at: container + 1, children: new Map<string, JsonChild>() }
    this.#containers.set(container, state)
    while (!state.children.has(token)) {
      const place = skipSpace(this.text, state.at)
      if (place >= this.text.length || /[\]}]/.test(this.text.charAt(place))) return undefined
      const isMember = opening === '{'
      const keyEnd = isMember ? endOfString(this.text, place) + 1 : place
      const value = skipSpace(this.text, keyEnd)
      const key = isMember ? String(JSON.parse(this.text.slice(place, keyEnd))) : String(state.children.size)
      state.children.set(key, { place, value })
      state.at = skipValue(this.text, value)
    }
    return state.children.get(token)
  }
}
