import { walshAverages } from './walsh-averages.js'

/**
 * Wilcoxon's signed-rank test, exact and two-sided: how likely differences at least as lopsided as these are when neither side is
 * better. Zeros say nothing and are left out; ties share their ranks.
 *
 * @returns A p-value; 1 when nothing is left.
 * @example
 * signedRankTest([0.1, 0.2, 0.3, 0.4, 0.5]) // 0.0625
 */
export function signedRankTest(differences: readonly number[]): number {
  const ranked = doubledRanks(differences.filter((value) => value !== 0))
  const total = ranked.reduce((sum, { rank }) => sum + rank, 0)
  const positive = ranked.reduce((sum, { rank, value }) => sum + (value > 0 ? rank : 0), 0)
  const smaller = Math.min(positive, total - positive)
  const tail = distribution(ranked.map(({ rank }) => rank)).slice(0, smaller + 1)
  return Math.min(1, 2 * tail.reduce((sum, share) => sum + share, 0))
}

/** An interval of values; infinite where the data can't bound it. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/**
 * The interval of shifts that the signed-rank test doesn't reject, for the middle of the values.
 *
 * @param alpha What may be wrong, both sides together: 0.05 for a 95 % interval.
 * @returns Infinite bounds when there are too few values for this alpha (fewer than 6 for 0.05).
 */
export function signedRankInterval(values: readonly number[], alpha: number): Interval {
  const averages = walshAverages(values)
  const shares = distribution(values.map((_, index) => 2 * (index + 1)))
  let left = 0
  let rejected = 0
  // Ranks are doubled, so every second sum can occur. Walk in while the tail stays within half of alpha.
  for (let sum = 0; sum < shares.length; sum += 2) {
    left += shares[sum] ?? 0
    if (left > alpha / 2) break
    rejected++
  }
  if (rejected === 0) return { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }
  return { low: averages[rejected - 1] ?? Number.NaN, high: averages[averages.length - rejected] ?? Number.NaN }
}

/** Ranks of absolute values, times two so that shared ranks are whole. */
function doubledRanks(values: readonly number[]): readonly { readonly value: number; readonly rank: number }[] {
  const sizes = values.map(Math.abs).sort((a, b) => a - b)
  return values.map((value) => ({ value, rank: sizes.indexOf(Math.abs(value)) + sizes.lastIndexOf(Math.abs(value)) + 2 }))
}

/** How likely each sum of ranks is when every sign is a coin's. */
function distribution(ranks: readonly number[]): readonly number[] {
  let shares = [1]
  for (const rank of ranks) {
    const next = new Array<number>(shares.length + rank).fill(0)
    for (const [sum, share] of shares.entries()) {
      next[sum] = (next[sum] ?? 0) + share / 2
      next[sum + rank] = (next[sum + rank] ?? 0) + share / 2
    }
    shares = next
  }
  return shares
}
