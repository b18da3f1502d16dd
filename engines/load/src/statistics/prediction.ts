import type { Interval } from './signed-rank.js'

/** Two-sided 95 % points of Student's t for 1 to 30 degrees of freedom; beyond, the normal one is close enough. */
const T95 = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11, 2.101, 2.093, 2.086,
  2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
]

/**
 * Where one more value is expected, 95 of 100 times, after these.
 *
 * @returns Infinite bounds for fewer than two values.
 */
export function predictionInterval(values: readonly number[]): Interval {
  const n = values.length
  if (n < 2) return { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }
  const mean = values.reduce((sum, value) => sum + value, 0) / n
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1)
  const reach = (T95[n - 2] ?? 1.96) * Math.sqrt(variance * (1 + 1 / n))
  return { low: mean - reach, high: mean + reach }
}
