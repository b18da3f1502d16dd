import { isRecord, type JsonRecord } from '../../read/record.js'

/** Whether two JSON values are equal; the order of keys does not count, that of items does. */
export function sameValue(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return Object.is(one, other)
  if (Array.isArray(one) || Array.isArray(other)) {
    return (
      Array.isArray(one) && Array.isArray(other) && one.length === other.length && one.every((item, index) => sameValue(item, other[index]))
    )
  }
  return isRecord(one) && isRecord(other) && sameMembers(one, other)
}

function sameMembers(one: JsonRecord, other: JsonRecord): boolean {
  let left = 0
  for (const key of Object.keys(one)) {
    if (one[key] === undefined) continue
    left += 1
    if (!Object.hasOwn(other, key) || !sameValue(one[key], other[key])) return false
  }
  for (const key of Object.keys(other)) if (other[key] !== undefined) left -= 1
  return left === 0
}
