/**
 * Merges lines of text three ways. Lines that somebody added before or behind what changed stay where they are.
 *
 * @returns undefined where both sides have changed the same line
 */
export function mergeLines(base: readonly string[], current: readonly string[], wanted: readonly string[]): readonly string[] | undefined {
  const [toCurrent, toWanted] = [common(base, current), common(base, wanted)]
  const result: string[] = []
  let [b, c, w] = [0, 0, 0]
  for (let at = 0; at <= base.length; at++) {
    const [inCurrent, inWanted] = at === base.length ? [current.length, wanted.length] : [toCurrent[at], toWanted[at]]
    if (inCurrent === undefined || inWanted === undefined) continue
    const merged = mergeHunk(base.slice(b, at), current.slice(c, inCurrent), wanted.slice(w, inWanted))
    if (merged === undefined) return undefined
    result.push(...merged, ...base.slice(at, at + 1))
    ;[b, c, w] = [at + 1, inCurrent + 1, inWanted + 1]
  }
  return result
}

/** Lines between two that all have. */
function mergeHunk(base: readonly string[], current: readonly string[], wanted: readonly string[]): readonly string[] | undefined {
  const same = (one: readonly string[], other: readonly string[]): boolean =>
    one.length === other.length && one.every((line, at) => line === other[at])
  if (same(base, wanted) || same(current, wanted)) return current
  if (same(base, current)) return wanted
  for (let at = 0; at + base.length <= current.length; at++) {
    if (same(base, current.slice(at, at + base.length))) return [...current.slice(0, at), ...wanted, ...current.slice(at + base.length)]
  }
  return undefined
}

/** For each line of one text, where the same line is in another one, in a common order; the longest there is. */
function common(one: readonly string[], other: readonly string[]): readonly (number | undefined)[] {
  const lengths = Array.from({ length: one.length + 1 }, () => new Array<number>(other.length + 1).fill(0))
  const at = (row: number, column: number): number => lengths[row]?.[column] ?? 0
  for (let row = one.length - 1; row >= 0; row--) {
    const line = lengths[row]
    if (line === undefined) continue
    for (let column = other.length - 1; column >= 0; column--) {
      line[column] = one[row] === other[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1))
    }
  }
  const result: (number | undefined)[] = []
  let column = 0
  for (let row = 0; row < one.length; row++) {
    while (column < other.length && one[row] !== other[column] && at(row, column) === at(row, column + 1)) column++
    const here = column < other.length && one[row] === other[column]
    result.push(here ? column++ : undefined)
  }
  return result
}
