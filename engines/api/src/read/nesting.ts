import { isEscaped } from './json-cursor.js'
import { MAX_DEPTH } from './limits.js'

/** Offset where a JSON text first nests deeper than a limit, or undefined. Looks at brackets outside strings only. */
export function deeperThan(text: string, limit: number): number | undefined {
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit === 34) {
      do {
        at = text.indexOf('"', at + 1)
        if (at === -1) return undefined
      } while (isEscaped(text, at))
    } else if (unit === 123 || unit === 91) {
      depth += 1
      if (depth > limit) return at
    } else if (unit === 125 || unit === 93) depth -= 1
  }
  return undefined
}

/** Whether YAML may have parts that occur in several places: those begin with an anchor. May say yes of text that has none. */
export function mayShareParts(text: string): boolean {
  return /(?:^|[\s[{,:])&\S/.test(text)
}

/**
 * Whether a value, its shared parts (YAML aliases) counted as often as they are used, has more than `limit` values inside, is nested
 * deeper than recursion bears, or contains itself.
 */
export function expandsBeyond(value: unknown, limit: number, deepest = MAX_DEPTH): boolean {
  const sizes = new Map<object, number>()
  const open = new Set<object>()
  const sizeOf = (one: unknown, depth: number): number => {
    if (typeof one !== 'object' || one === null) return 1
    const known = sizes.get(one)
    if (known !== undefined) return known
    if (open.has(one) || depth > deepest) return Number.POSITIVE_INFINITY
    open.add(one)
    let size = 1
    for (const child of Object.values(one)) size += sizeOf(child, depth + 1)
    open.delete(one)
    sizes.set(one, size)
    return size
  }
  return sizeOf(value, 0) > limit
}
