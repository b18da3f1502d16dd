import { expect, test } from '@jest/globals'
import { LatencyHistogram } from '../histogram/latency-histogram.js'
import { seededRandom } from '../plan/random.js'
import { rebuildHistogram } from './rebuild-histogram.js'

const SHARES = [0, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1]

test.each([1, 2, 3, 10, 101, 5000])('of %i values, quantiles and mean come out as they were', (count) => {
  const random = seededRandom(count)
  const true_ = new LatencyHistogram()
  for (let index = 0; index < count; index++) true_.record(800 * Math.exp(3 * random()))
  const wanted = true_.summary()
  const rebuilt = rebuildHistogram({
    count,
    mean: wanted.mean * 1000,
    at: SHARES.map((share) => [share, true_.percentile(share * 100) * 1000]),
  }).summary()
  expect(rebuilt.count).toBe(count)
  for (const name of ['min', 'p50', 'p75', 'p90', 'p95', 'p99', 'p999', 'max', 'mean'] as const) {
    expect([name, Math.abs(rebuilt[name] / wanted[name] - 1) < (name === 'mean' ? 0.01 : 0.002)]).toEqual([name, true])
  }
})

test('of nothing, nothing', () => {
  expect(rebuildHistogram({ count: 0, mean: Number.NaN, at: [] }).count).toBe(0)
})
