/**
 * Offsets of every value of a text, in document order: enough to find the place of a JSON pointer without a syntax tree.
 * `next[i]` is the index of the value that follows value i and everything inside it.
 */
export interface SourceIndex {
  /** Offset of each value. */
  readonly start: ArrayLike<number>
  readonly next: ArrayLike<number>
  /** Offset of the key of each value, or -1 for an item of a list and the document itself. */
  readonly key: ArrayLike<number>
  /** 1 for a list, 2 for an object, 0 else. */
  readonly kind: ArrayLike<number>
  /** The key that starts at this offset, decoded. */
  keyAt(offset: number): string
}

const QUOTE = 34
const BACKSLASH = 92

function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (end !== -1 && text.charCodeAt(end - 1) === BACKSLASH) {
    let slashes = 1
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes += 1
    if (slashes % 2 === 0) break
    end = text.indexOf('"', end + 1)
  }
  return end
}

/** Indexes a text that `JSON.parse` accepts. 13 MB take about 0.1 s. */
export function indexJson(text: string): SourceIndex {
  const start: number[] = []
  const next: number[] = []
  const key: number[] = []
  const kind: number[] = []
  const open: number[] = []
  let pendingKey = -1
  let at = 0
  const add = (offset: number, what: number): void => {
    start.push(offset)
    key.push(pendingKey)
    kind.push(what)
    next.push(start.length)
    pendingKey = -1
  }
  while (at < text.length) {
    const unit = text.charCodeAt(at)
    if (unit === 123 || unit === 91) {
      open.push(start.length)
      add(at, unit === 91 ? 1 : 2)
    } else if (unit === 125 || unit === 93) {
      const container = open.pop()
      if (container !== undefined) next[container] = start.length
    } else if (unit === QUOTE) {
      const container = open.at(-1)
      const isKey = pendingKey === -1 && container !== undefined && kind[container] === 2
      if (isKey) pendingKey = at
      else add(at, 0)
      const end = endOfString(text, at)
      if (end === -1) break
      at = end
    } else if (unit === 45 || (unit >= 48 && unit <= 57) || (unit >= 97 && unit <= 122)) {
      add(at, 0)
      while (at + 1 < text.length && /[\w.+-]/.test(text.charAt(at + 1))) at += 1
    }
    at += 1
  }
  return { start, next, key, kind, keyAt: (offset) => String(JSON.parse(text.slice(offset, endOfString(text, offset) + 1))) }
}
