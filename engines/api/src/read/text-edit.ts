/** One stretch of a text that became another one. */
export interface TextEdit {
  readonly start: number
  /** In the text before. */
  readonly end: number
  /** How far all behind it has moved. */
  readonly by: number
}

/** The stretch in which two texts differ: the shortest one that is all of it. */
export function editBetween(before: string, after: string): TextEdit {
  const most = Math.min(before.length, after.length)
  const start = longest(most, (from, to) => before.slice(from, to) === after.slice(from, to))
  const same = longest(
    most - start,
    (from, to) => before.slice(before.length - to, before.length - from) === after.slice(after.length - to, after.length - from),
  )
  return { start, end: before.length - same, by: after.length - before.length }
}

/** How far two texts are the same, by comparing ever smaller pieces: that is done in native code. */
export function longest(most: number, isSame: (from: number, to: number) => boolean): number {
  let [low, high] = [0, most]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (isSame(low, middle)) low = middle
    else high = middle - 1
  }
  return low
}
