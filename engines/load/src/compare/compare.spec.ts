import { describe, expect, test } from '@jest/globals'
import { seededRandom } from '../plan/random.js'
import { interleave } from './interleave.js'
import { judge, type SlicePair } from './judge.js'
import { noiseFloor } from './noise-floor.js'
import type { SliceFigures } from './slice-figures.js'
import { joinVerdicts, type Verdict } from './verdict.js'

/** A machine whose speed wanders slowly, jitters from slice to slice, and now and then loses half a slice to somebody else. */
function machine(seed: number, slowdown: number) {
  const random = seededRandom(seed)
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  let drift = 0
  return (side: 'a' | 'b'): Promise<SliceFigures> => {
    drift += normal() * 0.02
    const stolen = random() < 0.05 ? 0.5 : 0
    const cost = Math.exp(drift + normal() * 0.02 + stolen) * (side === 'b' ? 1 + slowdown : 1)
    const milliseconds = 5 * cost
    return Promise.resolve({
      responses: 2000,
      failures: 0,
      rps: 2000 / cost,
      p50: milliseconds,
      p95: 2 * milliseconds,
      p99: 3 * milliseconds,
    })
  }
}

async function verdicts(slowdown: number, runs: number): Promise<Map<Verdict, number>> {
  const counts = new Map<Verdict, number>()
  for (let seed = 1; seed <= runs; seed++) {
    const { verdict } = await interleave(machine(seed * 7919, slowdown), { model: 'closed', minPairs: 20, maxPairs: 120 })
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1)
  }
  return counts
}

/** Hundreds of comparisons are much arithmetic; milliseconds. */
const PATIENCE = 120_000

describe('on a simulated noisy machine', () => {
  test(
    'a version is not called faster or slower than itself',
    async () => {
      const counts = await verdicts(0, 100)
      expect((counts.get('faster') ?? 0) + (counts.get('slower') ?? 0)).toBeLessThanOrEqual(2)
    },
    PATIENCE,
  )

  test.each([
    [0.05, 47],
    [0.1, 50],
    [0.2, 50],
  ])(
    'a slowdown of %d is found, and never taken for its opposite',
    async (slowdown, wanted) => {
      const counts = await verdicts(slowdown, 50)
      expect(counts.get('slower') ?? 0).toBeGreaterThanOrEqual(wanted)
      expect(counts.get('faster') ?? 0).toBe(0)
      expect(counts.get('same') ?? 0).toBe(0)
    },
    PATIENCE,
  )
})

const slice = (cost: number, more: Partial<SliceFigures> = {}): SliceFigures => ({
  responses: 1000,
  failures: 0,
  rps: 1000 / cost,
  p50: cost,
  p95: cost * 2,
  p99: cost * 3,
  ...more,
})
const pairs = (count: number, b: (index: number) => SliceFigures): SlicePair[] =>
  Array.from({ length: count }, (_, index) => ({ a: slice(1 + (index % 3) / 1000), b: b(index) }))

test('says "same" only when the whole interval is too small to matter', () => {
  expect(
    judge(
      pairs(12, (index) => slice(1.001 + (index % 2) / 1000)),
      { model: 'closed' },
    ).verdict,
  ).toBe('same')
  expect(
    judge(
      pairs(5, () => slice(1)),
      { model: 'closed' },
    ).verdict,
  ).toBe("can't tell")
})

test('the direction is that of the cost: fewer requests per second are slower', () => {
  const { verdict, changes } = judge(
    pairs(12, (index) => slice(1.25 + index / 1000)),
    { model: 'closed' },
  )
  expect(verdict).toBe('slower')
  expect(changes.find(({ metric }) => metric === 'throughput')?.estimate).toBeCloseTo(0.255, 2)
  expect(
    judge(
      pairs(12, (index) => slice(0.8 + index / 1000)),
      { model: 'closed' },
    ).verdict,
  ).toBe('faster')
})

test('fast failures are no improvement', () => {
  const { verdict, moreFailures } = judge(
    pairs(12, () => slice(0.5, { responses: 900, failures: 100 })),
    { model: 'closed' },
  )
  expect({ verdict, moreFailures }).toEqual({ verdict: 'slower', moreFailures: true })
})

test("the server's CPU time decides only where it was measured for all slices", () => {
  const watched = pairs(12, (index) => slice(1 + (index % 2) / 1000, { cpu: 110 + index / 10 })).map(({ a, b }) => ({
    a: { ...a, cpu: 100 },
    b,
  }))
  expect(judge(watched, { model: 'closed' }).verdict).toBe('slower')
  const [first, ...others] = watched
  const gap = first === undefined ? [] : [{ a: slice(1), b: first.b }, ...others]
  expect(judge(gap, { model: 'closed' }).changes.map(({ metric }) => metric)).not.toContain('cpu')
})

test('an open model is not judged by the throughput that its schedule sets', () => {
  const { changes } = judge(
    pairs(12, () => slice(1)),
    { model: 'open' },
  )
  expect(changes.filter(({ decisive }) => decisive).map(({ metric }) => metric)).toEqual(['p50', 'p95'])
})

test('a machine that differs from itself needs a larger change', () => {
  const costs = [0, 0.1, 0, 0.11, 0, 0.09, 0, 0.1, 0, 0.1]
  expect(noiseFloor(costs)).toBeCloseTo(0.1, 3)
  expect(noiseFloor(costs.slice(0, 6))).toBe(0)
})

test('verdicts that contradict one another tell nothing', () => {
  expect(joinVerdicts(['slower', 'faster'])).toBe("can't tell")
  expect(joinVerdicts(['slower', "can't tell"])).toBe('slower')
  expect(joinVerdicts(['same', "can't tell"])).toBe("can't tell")
  expect(joinVerdicts([])).toBe("can't tell")
})

test('takes turns in the order A B B A and stops at the limit', async () => {
  const order: string[] = []
  const coin = machine(3, 0)
  const { pairs: made } = await interleave(
    (side) => {
      order.push(side)
      return coin(side).then((figures) => ({ ...figures, p50: figures.p50 * (order.length % 4 < 2 ? 1 : 1.5) }))
    },
    { model: 'open', minPairs: 4, maxPairs: 8 },
  )
  expect(order.slice(0, 8).join('')).toBe('abbaabba')
  expect(made.length).toBeLessThanOrEqual(8)
})

test('ends after the pair at hand when it is told to', async () => {
  const stop = new AbortController()
  const { pairs: made } = await interleave(machine(5, 0), {
    model: 'closed',
    minPairs: 10,
    maxPairs: 30,
    signal: stop.signal,
    onPair: (count) => count === 3 && stop.abort(),
  })
  expect(made.length).toBe(3)
})

test('a slice in which nothing was answered hides no other', () => {
  const silent = { responses: 0, failures: 0, rps: 0, p50: Number.NaN, p95: Number.NaN, p99: Number.NaN }
  const answered = (rps: number) => ({ responses: 1000, failures: 0, rps, p50: 1000 / rps, p95: 2000 / rps, p99: 3000 / rps })
  const pairs = Array.from({ length: 12 }, (_, index) => ({ a: answered(1000 + index), b: index === 5 ? silent : answered(700 - index) }))
  const { verdict, changes } = judge(pairs, { model: 'closed' })
  expect(verdict).toBe('slower')
  expect(changes.find(({ metric }) => metric === 'throughput')).toMatchObject({ leftOut: 1, verdict: 'slower' })
})
