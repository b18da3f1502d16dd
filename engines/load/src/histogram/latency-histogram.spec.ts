import { expect, test } from '@jest/globals'
import { LatencyHistogram } from './latency-histogram.js'
import { percentileCurve, percentileFile } from './percentile-file.js'

function filled(values: Iterable<number>): LatencyHistogram {
  const histogram = new LatencyHistogram()
  for (const value of values) histogram.record(value)
  return histogram
}
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1)

test('finds percentiles of known values within a thousandth', () => {
  const { count, min, mean, p50, p95, p99, p999, max } = filled(upTo(100_000)).summary()
  expect({ count, min }).toEqual({ count: 100_000, min: 0.001 })
  for (const [found, truth] of [
    [mean, 50],
    [p50, 50],
    [p95, 95],
    [p99, 99],
    [p999, 99.9],
    [max, 100],
  ] as const)
    expect(Math.abs(found / truth - 1)).toBeLessThan(0.001)
})

test('knows latencies far below a millisecond', () => {
  expect(filled([120, 130, 140]).summary()).toMatchObject({ min: 0.12, p50: 0.13, max: 0.14 })
})

test('merging is the same as recording everything into one', () => {
  const odd = filled(upTo(5000).filter((value) => value % 2 === 1))
  const even = LatencyHistogram.decode(filled(upTo(5000).filter((value) => value % 2 === 0)).encode())
  odd.add(even)
  expect(odd.encode()).toBe(filled(upTo(5000)).encode())
})

test('an empty one has a count and nothing else, and comes back from its text', () => {
  const empty = LatencyHistogram.decode(new LatencyHistogram().encode())
  expect(empty.count).toBe(0)
  expect(empty.summary().p99).toBeNaN()
  expect(percentileCurve(empty)).toEqual([])
})

test('what is longer than an hour or shorter than a microsecond is held at the edge', () => {
  const { min, max } = filled([0, 0.2, 7_200_000_000]).summary()
  expect(min).toBe(0.001)
  expect(Math.abs(max / 3_600_000 - 1)).toBeLessThan(0.001)
})

test('the percentile file rises to the largest value and counts everything', () => {
  const text = percentileFile(filled(upTo(10_000)))
  const rows = text
    .split('\n')
    .slice(2, -3)
    .map((row) => row.trim().split(/\s+/))
  const values = rows.map(([value]) => Number(value))
  expect(values).toEqual([...values].sort((a, b) => a - b))
  expect(rows.at(-1)).toEqual(['10.007', '1.000000000000', '10000', 'inf'])
  expect(text).toContain('Total count    =        10000]')
})
