import { isRecord } from '../../read/record.js'

export interface WholeReferences {
  readonly value: unknown
  /** References that lead nowhere, each once. */
  readonly missing: readonly string[]
}

/**
 * Replaces references that lead nowhere by something that says nothing. What they mean is often made when the program runs, and the rest of a
 * comment is worth having without it.
 */
export function wholeReferences(document: unknown): WholeReferences {
  const missing = new Set<string>()
  const exists = (ref: string): boolean => {
    if (!ref.startsWith('#/')) return false
    let at: unknown = document
    for (const part of ref.slice(2).split('/')) {
      const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
      if (!isRecord(at) || !Object.hasOwn(at, key)) return false
      at = at[key]
    }
    return true
  }
  const copy = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) {
      const items = value.map((one: unknown) => copy(one, key))
      return key === 'parameters' ? items.filter((one) => !(isRecord(one) && Object.keys(one).length === 0)) : items
    }
    if (!isRecord(value)) return value
    const { $ref } = value
    if (typeof $ref === 'string' && !exists($ref)) {
      missing.add($ref)
      return key === 'responses' ? { description: $ref.slice($ref.lastIndexOf('/') + 1) } : {}
    }
    const isStatus = /^(?:[1-5](?:\d\d|XX)|default)$/i
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, copy(one, isStatus.test(name) && key === 'responses' ? key : name)]),
    )
  }
  return { value: copy(document, ''), missing: [...missing] }
}
