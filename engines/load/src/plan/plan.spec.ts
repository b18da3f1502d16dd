import { describe, expect, test } from '@jest/globals'
import type { LoadPlan } from './load-plan.js'
import { parseStages } from './parse-stages.js'
import { parseStatus } from './parse-status.js'
import { schedule } from './schedule.js'
import { splitPlan } from './split-plan.js'

function moments(...args: Parameters<typeof schedule>): number[] {
  const at = schedule(...args)
  const found: number[] = []
  for (let moment = at(0); moment !== undefined; moment = at(found.length)) found.push(moment)
  return found
}

describe('a schedule', () => {
  test('spaces a steady rate evenly, with nothing at the very end', () => {
    const all = moments([{ from: 4, to: 4, seconds: 2 }])
    expect(all).toEqual([0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75])
  })

  test('a ramp sends as many as its middle rate would, closer and closer', () => {
    const all = moments([{ from: 0, to: 100, seconds: 10 }])
    expect(all).toHaveLength(500)
    expect(all[0]).toBe(0)
    const gaps = all.slice(1).map((moment, index) => moment - (all[index] ?? 0))
    expect(gaps).toEqual([...gaps].sort((a, b) => b - a))
    expect(gaps.at(-1)).toBeCloseTo(0.01, 3)
  })

  test('stages follow one another without a gap, pauses included', () => {
    const all = moments([
      { from: 10, to: 10, seconds: 1 },
      { from: 0, to: 0, seconds: 5 },
      { from: 20, to: 10, seconds: 2 },
    ])
    expect(all).toHaveLength(40)
    expect(all[9]).toBeCloseTo(0.9, 9)
    expect(all[10]).toBeCloseTo(6, 9)
    expect(all.at(-1)).toBeLessThan(8)
  })
})

const plan: LoadPlan = {
  origin: 'http://localhost:1',
  flows: [{ name: 'GET /', weight: 1, steps: [{ name: 'GET /', method: 'GET', path: '/', headers: {} }] }],
  feed: [],
  cookies: false,
  model: { kind: 'open', connections: 5, stages: [{ from: 100, to: 100, seconds: 1 }], phase: 0 },
  timeout: 1000,
  warmup: 0,
  interval: 1,
  http2: false,
  tls: { insecure: false },
  seed: 1,
}

test('the schedules of several processes are the whole one together', () => {
  const parts = splitPlan(plan, 4).flatMap(({ model }) => (model.kind === 'open' ? moments(model.stages, model.phase) : []))
  const whole = moments([{ from: 100, to: 100, seconds: 1 }])
  expect(parts.sort((a, b) => a - b).map((moment) => moment.toFixed(6))).toEqual(whole.map((moment) => moment.toFixed(6)))
})

test('connections and amounts are shared out without a remainder', () => {
  const parts = splitPlan({ ...plan, model: { kind: 'closed', connections: 10, pipelining: 1, amount: 101 } }, 4)
  const closed = parts.flatMap(({ model }) => (model.kind === 'closed' ? [model] : []))
  expect(closed.map(({ connections }) => connections)).toEqual([3, 3, 2, 2])
  expect(closed.reduce((sum, { amount = 0 }) => sum + amount, 0)).toBe(101)
  expect(splitPlan({ ...plan, model: { kind: 'closed', connections: 2, pipelining: 1 } }, 8)).toHaveLength(2)
})

test.each([
  ['100', [{ from: 100, to: 100, seconds: 10 }]],
  ['0.5x2m', [{ from: 0.5, to: 0.5, seconds: 120 }]],
  [
    '10-20x500ms, 20x1s',
    [
      { from: 10, to: 20, seconds: 0.5 },
      { from: 20, to: 20, seconds: 1 },
    ],
  ],
])('reads the rate %s', (text, stages) => {
  expect(parseStages(text, 10)).toEqual(stages)
})

test.each(['', 'fast', '10x', '10x5parsec', '-3', '0', '10x0s'])('refuses the rate %j', (text) => {
  expect(() => parseStages(text, 10)).toThrow(/KIT3009/)
})

test('reads statuses and refuses what is none', () => {
  expect(parseStatus('400')).toEqual([[400, 400]])
  expect(parseStatus('200-299, 404')).toEqual([
    [200, 299],
    [404, 404],
  ])
  for (const text of ['', '2xx', '99', '600', '299-200', '200,']) expect(() => parseStatus(text)).toThrow(/KIT3005/)
})
