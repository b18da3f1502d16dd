import { expect, test } from '@jest/globals'
import type { SliceFigures } from '../compare/slice-figures.js'
import { type Baseline, incomparable, parseBaseline, serializeBaseline, withRun } from './baseline.js'
import { fingerprint } from './fingerprint.js'
import { judgeBaseline } from './judge-baseline.js'

const conditions = { plan: 'abc', model: 'closed' as const, machine: fingerprint() }
const slice = (cost: number): SliceFigures => ({ responses: 1000, failures: 0, rps: 1000 / cost, p50: cost, p95: 2 * cost, p99: 3 * cost })
const run = (cost: number, calibration = 10_000) => ({ slices: [slice(cost), slice(cost * 1.01), slice(cost * 0.99)], calibration })

function baselineOf(...costs: number[]): Baseline {
  const [first = 1, ...others] = costs
  return others.reduce((baseline, cost) => withRun(baseline, conditions, run(cost)), withRun(undefined, conditions, run(first)))
}
const five = baselineOf(1, 1.02, 0.99, 1.01, 0.98)

test('judges a run by how much runs differ, not by how much slices do', () => {
  expect(judgeBaseline(run(1.5), five)).toMatchObject({ verdict: 'slower', binding: true, runs: 5 })
  expect(judgeBaseline(run(0.6), five).verdict).toBe('faster')
  expect(judgeBaseline(run(1.01), five).verdict).toBe('same')
  expect(judgeBaseline(run(1.5), baselineOf(1, 1.7, 0.6, 1.3, 0.8)).verdict).toBe("can't tell")
})

test('few runs inform and never fail', () => {
  expect(judgeBaseline(run(3), baselineOf(1, 1.01))).toMatchObject({ verdict: "can't tell", binding: false })
})

test('a machine that is slower today makes no slower version', () => {
  expect(judgeBaseline(run(2, 5000), five).verdict).toBe('same')
  expect(judgeBaseline(run(2, 10_000), five).verdict).toBe('slower')
})

test('other machines and other scenarios are refused, and begin a new baseline', () => {
  const elsewhere = { ...conditions, machine: { ...conditions.machine, cores: 64 } }
  expect(incomparable(five, conditions)).toBeUndefined()
  expect(incomparable(five, elsewhere)).toMatchObject({ code: 'KIT3081', message: expect.stringMatching(/cores was \d+, is 64/) })
  expect(incomparable(five, { ...conditions, plan: 'other' })?.message).toMatch(/scenario/)
  expect(withRun(five, elsewhere, run(1)).runs).toHaveLength(1)
  expect(withRun(five, conditions, run(1)).runs).toHaveLength(6)
})

test('comes back from its file; what is none is refused with the reason', () => {
  expect(parseBaseline(serializeBaseline(five), 'b.json')).toEqual(five)
  expect(() => parseBaseline('{', 'b.json')).toThrow(/KIT3080 The baseline "b.json".*not JSON/)
  expect(() => parseBaseline('{"version":2}', 'b.json')).toThrow(/KIT3080 .*version/)
})
