/** A JSON object as parsed. Nobody changes it: others may have parts of it, too. */
export type JsonRecord = Record<string, unknown>

/** Narrows a parsed value to an object (not an array, not null). */
export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A member by its own key: `constructor` and `__proto__` are names like any other, nothing is inherited. */
export function own(record: JsonRecord, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined
}

/** A shallow copy without some keys; keeps a member named `__proto__` a plain member. */
export function without(record: JsonRecord, keys: ReadonlySet<string>): JsonRecord {
  const copy: JsonRecord = {}
  for (const key of Object.keys(record)) {
    if (keys.has(key)) continue
    if (key === '__proto__') Object.defineProperty(copy, key, { value: record[key], enumerable: true, configurable: true, writable: true })
    else copy[key] = record[key]
  }
  return copy
}
