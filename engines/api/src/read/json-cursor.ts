import type { TextEdit } from './text-edit.js'

/** A child of an object or list in a JSON text. */
export interface JsonChild {
  /** Offset of the key, or of the value itself in a list. */
  readonly place: number
  readonly value: number
  /** Behind the value. */
  readonly end: number
}

/** A list or object, as far as it was read. */
interface Container {
  at: number
  readonly children: Map<string, JsonChild>
}

const OPENING = /[[{]/
const SCALAR_END = /[,\]}\s]/g

/** Offset of the quote that ends a string. */
export function endOfString(text: string, start: number): number {
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

/** Offset of what comes next: between values, commas and colons say nothing. */
export function skipSpace(text: string, start: number): number {
  let at = start
  while (at < text.length && /[\s,:]/.test(text.charAt(at))) at += 1
  return at
}

/** Finds children in a JSON text that was parsed before, reading no further than it must and nothing twice. */
export class JsonCursor {
  readonly #containers: Map<number, Container>

  constructor(private readonly text: string) {
    this.#containers = new Map()
  }

  /** A cursor in a text that was edited: what was read before and behind the edit is known still. */
  edited(text: string, edit: TextEdit): JsonCursor {
    const cursor = new JsonCursor(text)
    const whole = new Set<number>()
    // What is within is looked at first: where that still is one value, so is all around it.
    for (const [offset, container] of [...this.#containers].sort(([a], [b]) => b - a)) {
      const moved = afterEdit(
        offset,
        container,
        edit,
        (child) => whole.has(child.value) || skipValue(text, child.value) === child.end + edit.by,
      )
      if (moved === undefined) continue
      cursor.#containers.set(moved.offset, moved.container)
      if (moved.isWhole) whole.add(offset)
    }
    return cursor
  }

  /** Offset of the document's value. */
  get root(): number {
    return skipSpace(this.text, 0)
  }

  /** A member by its key or an item by its index, of the object or list at an offset. */
  child(container: number, token: string): JsonChild | undefined {
    const opening = this.text.charAt(container)
    if (!OPENING.test(opening)) return undefined
    const state = this.#containers.get(container) ?? { at: container + 1, children: new Map() }
    this.#containers.set(container, state)
    while (!state.children.has(token)) {
      const place = skipSpace(this.text, state.at)
      if (place >= this.text.length || /[\]}]/.test(this.text.charAt(place))) return undefined
      const isMember = opening === '{'
      const keyEnd = isMember ? endOfString(this.text, place) + 1 : place
      const value = skipSpace(this.text, keyEnd)
      const key = isMember ? String(JSON.parse(this.text.slice(place, keyEnd))) : String(state.children.size)
      state.at = skipValue(this.text, value)
      state.children.set(key, { place, value, end: state.at })
    }
    return state.children.get(token)
  }
}

/** What is known of a container after an edit; undefined where the edit has touched its beginning. `isWhole` where it still ends where it did. */
function afterEdit(
  offset: number,
  { at, children }: Container,
  edit: TextEdit,
  isStillOne: (child: JsonChild) => boolean,
): { readonly offset: number; readonly container: Container; readonly isWhole: boolean } | undefined {
  const { start, end, by } = edit
  const move = (child: JsonChild): JsonChild => ({ place: child.place + by, value: child.value + by, end: child.end + by })
  if (offset >= end && offset > start) {
    const moved = new Map(Array.from(children, ([key, child]) => [key, move(child)]))
    return { offset: offset + by, container: { at: at + by, children: moved }, isWhole: false }
  }
  if (offset >= start) return undefined
  if (at < start) return { offset, container: { at, children: new Map(children) }, isWhole: false }
  const kept = new Map<string, JsonChild>()
  let known = offset + 1
  let isWhole = false
  for (const [key, child] of children) {
    if (isWhole) kept.set(key, move(child))
    else if (child.end < start) kept.set(key, child)
    // The quotes or brackets around the edit are the same.
    else if (child.value < start && end < child.end && isStillOne(child)) {
      kept.set(key, { ...child, end: child.end + by })
      isWhole = true
    } else break
    known = child.end
  }
  return { offset, container: { at: isWhole ? at + by : known, children: kept }, isWhole }
}
