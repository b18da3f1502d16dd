import { expect, test } from '@jest/globals'
import { LatencyHistogram } from '../histogram/latency-histogram.js'
import { errorKind } from './error-kind.js'
import { Measurement } from './measurement.js'
import { mergeMeasurements } from './merge.js'
import { Recorder } from './recorder.js'

const sample = (request: string, reason: string) => ({
  request,
  reason,
  sent: { method: 'GET', url: '/', headers: {}, body: '' },
  received: { status: 500, headers: {}, body: '' },
})

function recorded(count: number, microseconds: number): Measurement {
  const recorder = new Recorder(['list', 'get'], 1)
  const start = performance.now()
  for (let index = 0; index < count; index++) recorder.response(index % 4 === 0 ? 'get' : 'list', 200, 10, microseconds, start + index)
  recorder.error('get', 'reset', 0, start + count)
  return recorder.finish(start + count)
}

test('pieces of time add up to the whole, and requests too', () => {
  const { total, timeline, requests } = recorded(2500, 1000)
  expect(total).toMatchObject({ responses: 2500, bytes: 25_000, statuses: { 200: 2500 }, errors: { reset: 1 } })
  expect(timeline.length).toBe(3)
  expect(timeline.map((one) => one.responses).reduce((a, b) => a + b)).toBe(2500)
  expect(requests['get']).toMatchObject({ responses: 625, errors: { reset: 1 } })
  expect(requests['list']).toMatchObject({ responses: 1875, errors: {} })
  expect(LatencyHistogram.decode(total.histogram).count).toBe(2500)
})

test('a measurement survives the way between processes', () => {
  const measurement = recorded(10, 500)
  expect(Measurement.parse(JSON.parse(JSON.stringify(measurement)))).toEqual(measurement)
})

test('merged processes are one distribution, not an average of two', () => {
  const merged = mergeMeasurements([recorded(900, 1000), recorded(100, 9000)])
  const latencies = LatencyHistogram.decode(merged.total.histogram)
  expect(latencies.count).toBe(1000)
  expect(latencies.percentile(89)).toBeCloseTo(1, 2)
  expect(latencies.percentile(91)).toBeCloseTo(9, 1)
  expect(merged.total.errors).toEqual({ reset: 2 })
  expect(merged.slowest.every(({ milliseconds }) => milliseconds === 9)).toBe(true)
})

test('what timed out stands in the distribution with the time it was given', () => {
  const recorder = new Recorder(['get'], 1)
  recorder.response('get', 200, 1, 1000, performance.now())
  recorder.error('get', 'timeout', 2_000_000, performance.now())
  recorder.error('get', 'refused', 5, performance.now())
  const { total } = recorder.finish()
  expect(LatencyHistogram.decode(total.histogram).count).toBe(2)
  expect(LatencyHistogram.decode(total.histogram).percentile(100) / 2000).toBeCloseTo(1, 2)
  expect(total.errors).toEqual({ timeout: 1, refused: 1 })
})

test('keeps a few samples of each reason and counts all', () => {
  const recorder = new Recorder(['get'], 1)
  for (let count = 0; count < 50; count++) recorder.unexpected('get', 'status 500', () => sample('get', 'status 500'))
  const measurement = recorder.finish()
  expect(measurement.samples.length).toBe(3)
  expect(measurement.total.unexpected).toEqual({ 'status 500': 50 })
  expect(mergeMeasurements([measurement, measurement]).samples.length).toBe(3)
})

test.each([
  [{ code: 'ECONNREFUSED' }, 'refused'],
  [new AggregateError([Object.assign(new Error('v6'), { code: 'ECONNREFUSED' }), new Error('v4')]), 'refused'],
  [{ code: 'ENOTFOUND' }, 'dns'],
  [{ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'tls'],
  [{ code: 'HPE_INVALID_CONSTANT' }, 'protocol'],
  [{ code: 'UND_ERR_SOCKET' }, 'closed'],
  [new Error('no code'), 'other'],
  [undefined, 'other'],
])('tells kinds of errors apart: %o is %s', (error, kind) => {
  expect(errorKind(error)).toBe(kind)
})
