/** Whether two JSON values are equal; the order of keys does not count, that of items does. */
export function sameValue(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return Object.is(one, other)
  if (Array.isArray(one) || Array.isArray(other)) {
    return (
      Array.isArray(one) && Array.isArray(other) && one.length === other.length && one.every((item, index) => sameValue(item, other[index]))
    )
  }
  const left = new Map<string, unknown>(Object.entries(one).filter(([, value]) => value !== undefined))
  const right = Object.entries(other).filter(([, value]) => value !== undefined)
  return left.size === right.length && right.every(([key, value]) => left.has(key) && sameValue(left.get(key), value))
}
