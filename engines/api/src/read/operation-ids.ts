/** Words of a text, in any script: everything between is a boundary. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? []
}

function pascal(text: string): string {
  return wordsOf(text)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
}

/**
 * A readable operation id from method and path, the same in every run.
 *
 * @example
 * madeUpId('get', '/users/{id}/posts') // 'getUsersByIdPosts'
 * madeUpId('get', '/')                 // 'getRoot'
 */
export function madeUpId(method: string, path: string): string {
  let words = ''
  for (const segment of path.split('/')) words += wordsOfSegment(segment)
  return method + (words || 'Root')
}

const segments = new Map<string, string>()
const MOST_SEGMENTS = 10_000

/** The same few segments make up all the paths of a document. */
function wordsOfSegment(segment: string): string {
  const known = segments.get(segment)
  if (known !== undefined) return known
  const parts = segment.split(/(\{[^{}]*\})/).map((part) => (/^\{.*\}$/.test(part) ? `By${pascal(part)}` : pascal(part)))
  const words = parts.join('')
  if (segments.size < MOST_SEGMENTS) segments.set(segment, words)
  return words
}

/** Hands out ids so that no two operations share one. Those that the document gives are all known before the first is made up. */
export class OperationIds {
  readonly #taken: Set<string>

  constructor(declared: Iterable<string>) {
    this.#taken = new Set(declared)
  }

  /** An id made up from method and path, with a number where it is taken. */
  make(method: string, path: string): string {
    return this.take(madeUpId(method, path))
  }

  /** The same where the id is made up already. */
  take(plain: string): string {
    let id = plain
    for (let number = 2; this.#taken.has(id); number += 1) id = `${plain}${number}`
    this.#taken.add(id)
    return id
  }
}
