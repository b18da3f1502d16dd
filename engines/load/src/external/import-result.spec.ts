import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { parseThreshold } from '../thresholds/threshold.js'
import { importResult } from './import-result.js'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kit-import-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function file(content: unknown): string {
  const path = join(folder, 'result.json')
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const summary = (scale: number, count: number) => {
  const [min, p50, p75, p90, p95, p99, p999, max, mean] = [1, 2, 3, 4, 5, 8, 9, 10, 2.5].map((value) => value * scale)
  return { min, max, count, mean, p50, median: p50, p75, p90, p95, p99, p999 }
}
const artillery = (counters: object, summaries: object) => ({
  aggregate: { period: 100_000, counters, summaries, rates: {}, firstMetricAt: 105_000, lastMetricAt: 125_000 },
  intermediate: [
    { period: '110000', counters, summaries, firstMetricAt: 110_000, lastMetricAt: 119_000 },
    { period: '100000', counters, summaries, firstMetricAt: 105_000, lastMetricAt: 109_000 },
  ],
})

test("Artillery's result of a scenario of kit has requests, statuses, reasons and the percentiles that it gave", async () => {
  const counters = {
    'kit/status/create%20user/201': 300,
    'kit/status/get/200': 700,
    'kit/unexpected/get/status%20200': 700,
    'errors.ECONNREFUSED': 2,
    'errors.ETIMEDOUT': 1,
    'errors.KIT_NO_VALUE': 5,
    'http.downloaded_bytes': 5000,
  }
  const summaries = {
    'kit/latency': summary(1000, 1000),
    'kit/latency/get': summary(1000, 700),
    'kit/latency/create%20user': summary(2000, 300),
  }
  const report = await importResult(file(artillery(counters, summaries)), {
    thresholds: ['create user:p50<1ms', 'p50<3ms'].map(parseThreshold),
  })
  expect(report).toMatchObject({
    passed: false,
    seconds: 20,
    conditions: { pump: 'artillery', model: null, machine: null },
    total: { responses: 1000, rps: 50, errors: { refused: 2, timeout: 1 }, bytesPerSecond: 250, unexpected: { 'status 200': 700 } },
    requests: { 'create user': { responses: 300, statuses: { 201: 300 } }, get: { responses: 700 } },
    thresholds: [{ kept: false }, { kept: true }],
  })
  const { p50, p99, max, mean, count } = report.total.latency
  // The request that timed out has waited for ten seconds.
  expect({ count, p50, p99, max }).toEqual({
    count: 1001,
    p50: expect.closeTo(2, 1),
    p99: expect.closeTo(8, 0),
    max: expect.closeTo(10_000, -2),
  })
  expect(report.requests['create user']?.latency).toMatchObject({ p50: expect.closeTo(4, 1), p999: expect.closeTo(18, 1) })
  expect(mean).toBeCloseTo(2.5 + 10, 0)
  expect(report.timeline.map(({ at, rps }) => [at, Math.round(rps)])).toEqual([
    [5, 200],
    [15, 100],
  ])
})

test('of any other script it has what Artillery counts by itself', async () => {
  const counters = { 'http.codes.200': 90, 'http.codes.500': 10, 'vusers.created': 100 }
  const report = await importResult(file(artillery(counters, { 'http.response_time': summary(1, 100) })))
  expect(report).toMatchObject({ total: { responses: 100, statuses: { 200: 90, 500: 10 } }, requests: {} })
  expect(report.total.latency.p99).toBeCloseTo(8, 1)
})

const trend = { type: 'trend', values: { min: 1, avg: 2.5, med: 2, 'p(90)': 4, 'p(95)': 5, max: 10 } }

test("k6's summary, as handleSummary and as --summary-export give it", async () => {
  const metrics = {
    http_reqs: { type: 'counter', values: { count: 1000, rate: 50 } },
    http_req_failed: { type: 'rate', values: { passes: 10, fails: 990, rate: 0.01 } },
    unexpected: { type: 'rate', values: { passes: 15, fails: 985, rate: 0.015 } },
    http_req_duration: trend,
    'http_req_duration{op:a}': { ...trend, values: { ...trend.values, count: 400 } },
    'http_req_duration{op:b}': { ...trend, values: { ...trend.values, count: 600 } },
  }
  const report = await importResult(file({ metrics, state: { testRunDurationMs: 20_000 } }))
  expect(report).toMatchObject({
    seconds: 20,
    total: { responses: 990, errors: { other: 10 }, unexpected: { 'k6 counts it as failed': 5 } },
    requests: { a: { responses: 400 }, b: { responses: 600 } },
  })
  expect(report.total.latency).toMatchObject({ p50: expect.closeTo(2, 1), p95: expect.closeTo(5, 1), max: expect.closeTo(10, 1) })
  const flat = Object.fromEntries(Object.entries(metrics).map(([name, { values }]) => [name, values]))
  expect((await importResult(file({ metrics: flat }))).total.latency.p50).toBeCloseTo(2, 1)
})

test('single requests of k6, without those of a line that was cut off', async () => {
  const point = (metric: string, second: number, value: number, tags: object = {}) =>
    JSON.stringify({ metric, type: 'Point', data: { time: new Date(1000 * second).toISOString(), value, tags } })
  const lines = Array.from({ length: 200 }, (_, index) => point('http_req_duration', 1 + index / 100, 5, { name: 'GET /', status: '200' }))
  const text = [
    JSON.stringify({ type: 'Metric', metric: 'http_reqs', data: {} }),
    ...lines,
    point('http_req_duration', 2, 0, { name: 'GET /', status: '0', error_code: '1050' }),
    point('dropped_iterations', 2.5, 3),
    '{"metric":"http_req_duration","type":"Poi',
  ]
  const report = await importResult(file(text.join('\n')), { timeout: 7000 })
  expect(report).toMatchObject({ total: { responses: 200, statuses: { 200: 200 }, errors: { timeout: 1, dropped: 3 } } })
  expect(report.total.latency).toMatchObject({ p50: expect.closeTo(5, 1), max: expect.closeTo(7000, -2) })
  expect(report.seconds).toBeCloseTo(2, 1)
})

test.each([
  ['a file that is not there', undefined, /KIT3003/],
  ['a file of another kind', '<html>', /KIT3102 .*neither Artillery nor k6/],
  ['JSON of another form', { metrics: 5 }, /KIT3102 .*k6 writes/],
  ['a broken file', '{"aggregate": {', /KIT3102 .*not JSON/],
  ['a run without requests', { metrics: {} }, /KIT3102 .*no request/],
])('%s is one diagnostic', async (_, content, message) => {
  await expect(importResult(content === undefined ? join(folder, 'gone') : file(content))).rejects.toThrow(message)
})
