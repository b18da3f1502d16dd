import { isRecord, type JsonRecord } from './record.js'

/**
 * A parsed value whose parts are those of an earlier one, wherever they say the same in the same order: so that whoever has read such a part
 * knows it again. The new value is taken apart for it; nobody else may have it yet.
 */
export function sharedValue(former: unknown, now: unknown): unknown {
  if (Array.isArray(former) && Array.isArray(now)) return sharedList(former, now)
  return isRecord(former) && isRecord(now) ? sharedRecord(former, now) : now
}

function sharedList(former: readonly unknown[], now: unknown[]): unknown {
  let same = former.length === now.length
  for (let index = 0; index < now.length; index += 1) {
    const item = now[index]
    if (item === former[index]) continue
    const shared = sharedValue(former[index], item)
    if (shared !== item) now[index] = shared
    if (shared !== former[index]) same = false
  }
  return same ? former : now
}

function sharedRecord(former: JsonRecord, now: JsonRecord): JsonRecord {
  const before = Object.keys(former)
  const keys = Object.keys(now)
  let same = before.length === keys.length
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] ?? ''
    // An assignment to it would be none.
    if (key === '__proto__') return now
    if (key !== before[index]) same = false
    const item = now[key]
    if (!Object.hasOwn(former, key)) continue
    if (item === former[key]) continue
    const shared = sharedValue(former[key], item)
    if (shared !== item) now[key] = shared
    if (shared !== former[key]) same = false
  }
  return same ? former : now
}
