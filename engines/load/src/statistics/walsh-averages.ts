/** Means of all pairs of values, each value with itself included, in order. */
export function walshAverages(values: readonly number[]): readonly number[] {
  return values.flatMap((one, index) => values.slice(index).map((other) => (one + other) / 2)).sort((a, b) => a - b)
}

/**
 * The Hodges–Lehmann estimate of the middle: the median of the Walsh averages. A few stolen slices don't move it.
 *
 * @returns NaN for no values.
 * @example
 * hodgesLehmann([1, 2, 3, 100]) // 2.75
 */
export function hodgesLehmann(values: readonly number[]): number {
  return median(walshAverages(values))
}

/** @returns NaN for no values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.slice(Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2) + 1)
  return middle.reduce((sum, value) => sum + value, 0) / middle.length
}
