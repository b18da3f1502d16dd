import { describe, expect, test } from '@jest/globals'
import { withoutFarOff } from './far-off.js'
import { predictionInterval } from './prediction.js'
import { proportionsTest } from './proportions.js'
import { signedRankInterval, signedRankTest } from './signed-rank.js'
import { hodgesLehmann, median } from './walsh-averages.js'

/** Depression scores of nine patients before and after (Hollander & Wolfe): a worked example with known answers. */
const SCORES = [0.952, -0.147, 1.022, 0.43, 0.62, 0.59, 0.49, -0.08, 0.01]

describe('the signed-rank test', () => {
  test('agrees with the worked example of the textbook', () => {
    expect(signedRankTest(SCORES)).toBeCloseTo(0.0390625, 10)
    expect(hodgesLehmann(SCORES)).toBeCloseTo(0.46, 3)
  })

  test('agrees with counting all sign patterns, ties and zeros included', () => {
    const values = [0.3, -0.3, 0.5, 0, 0.7, 0.7, -0.1, 0.9]
    expect(signedRankTest(values)).toBeCloseTo(byCounting(values), 12)
  })

  test('says nothing where there is nothing to say', () => {
    expect(signedRankTest([])).toBe(1)
    expect(signedRankTest([0, 0])).toBe(1)
  })
})

describe('the interval', () => {
  test('holds the shifts that the test accepts, and no others', () => {
    const { low, high } = signedRankInterval(SCORES, 0.05)
    const shifted = (by: number) => signedRankTest(SCORES.map((value) => value - by))
    expect(shifted(low + 1e-6)).toBeGreaterThan(0.05)
    expect(shifted(low - 1e-6)).toBeLessThanOrEqual(0.05)
    expect(shifted(high - 1e-6)).toBeGreaterThan(0.05)
    expect(shifted(high + 1e-6)).toBeLessThanOrEqual(0.05)
  })

  test('is without bounds for fewer values than alpha needs', () => {
    expect(signedRankInterval([1, 2, 3, 4, 5], 0.05)).toEqual({ low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY })
    expect(signedRankInterval([1, 2, 3, 4, 5, 6], 0.05)).toEqual({ low: 1, high: 6 })
  })

  test('is not moved by one stolen slice', () => {
    const quiet = [0.01, 0.02, 0.015, 0.018, 0.012, 0.011, 0.016, 0.013, 0.017]
    expect(Math.abs(hodgesLehmann([...quiet, 2.5]) - hodgesLehmann(quiet))).toBeLessThan(0.002)
    expect(signedRankInterval([...quiet, 2.5], 0.05).high).toBeLessThan(2)
  })
})

test("Fisher's test agrees with the tea that the lady tasted", () => {
  expect(proportionsTest({ hits: 3, of: 4 }, { hits: 1, of: 4 })).toBeCloseTo(0.4857142857, 8)
  expect(proportionsTest({ hits: 1, of: 20 }, { hits: 9, of: 20 })).toBeCloseTo(0.00836, 4)
  expect(proportionsTest({ hits: 0, of: 50_000 }, { hits: 0, of: 40_000 })).toBeCloseTo(1, 6)
})

test('a prediction needs two values and is wider than their spread', () => {
  expect(predictionInterval([5]).high).toBe(Number.POSITIVE_INFINITY)
  const { low, high } = predictionInterval([10, 11, 9, 10, 10])
  expect(low).toBeCloseTo(10 - 2.776 * Math.sqrt(0.5 * 1.2), 6)
  expect(high).toBeCloseTo(20 - low, 6)
})

test('the median of an even number of values lies between the two in the middle', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5)
  expect(median([])).toBeNaN()
})

function byCounting(values: readonly number[]): number {
  const kept = values.filter((value) => value !== 0)
  const sizes = kept.map(Math.abs).sort((a, b) => a - b)
  const ranks = kept.map((value) => (sizes.indexOf(Math.abs(value)) + sizes.lastIndexOf(Math.abs(value))) / 2 + 1)
  const sumOf = (isPositive: (index: number) => boolean) => ranks.reduce((sum, rank, index) => sum + (isPositive(index) ? rank : 0), 0)
  const total = sumOf(() => true)
  const observed = sumOf((index) => (kept[index] ?? 0) > 0)
  const patterns = Array.from({ length: 2 ** kept.length }, (_, pattern) => sumOf((index) => (pattern >> index) % 2 === 1))
  const tail = patterns.filter((sum) => sum <= Math.min(observed, total - observed))
  return Math.min(1, (2 * tail.length) / patterns.length)
}

test('leaves out the few values far off, and none where they are many', () => {
  expect(withoutFarOff([0.1, 0.11, 0.09, 0.1, 0.12, -3])).toEqual([0.1, 0.11, 0.09, 0.1, 0.12])
  expect(withoutFarOff([0.1, 0.11, 0.09, 5, 6])).toHaveLength(5)
  expect(withoutFarOff([1, 1, 1, 2])).toHaveLength(4)
})
