import { expect, test } from '@jest/globals'
import { Recorder } from '../measure/recorder.js'
import { planFor, step } from '../pump/server.fixture.js'
import { parseThreshold } from '../thresholds/threshold.js'
import { buildReport } from './build-report.js'
import { LoadReport } from './load-report.js'

const plan = planFor('http://localhost:3000', { seconds: 2 })
const options = { thresholds: [], minSamples: 10, interrupted: false, made: '' }

function result(count: number, fail: (recorder: Recorder) => void = () => {}, names = ['get']) {
  const start = 0
  const recorder = new Recorder(names, 1, start)
  for (let index = 0; index < count; index++) recorder.response('get', 200, 100, 1000 + index, start + (2000 * index) / count)
  fail(recorder)
  return { measurement: { ...recorder.finish(start + 2000), clientCpuSeconds: 1 }, pump: 'autocannon' as const, processes: 1 }
}

test('has figures of the whole and of each second', () => {
  const report = buildReport(plan, result(1000), options)
  expect(report).toMatchObject({ passed: true, problems: [], seconds: 2, total: { responses: 1000, rps: 500, bytesPerSecond: 50_000 } })
  expect(report.timeline.map(({ at, rps }) => [at, rps])).toEqual([
    [1, 500],
    [2, 500],
  ])
  expect(report.client).toEqual({ cpuShare: 0.5, microsecondsPerRequest: 1000 })
  expect(report.conditions.load).toBe('4 connections, 2 s')
})

test('survives JSON as it is, also with nothing in it', () => {
  for (const count of [0, 100]) {
    const report = buildReport(plan, result(count), options)
    expect(LoadReport.parse(JSON.parse(JSON.stringify(report)))).toEqual(report)
  }
})

test('too few samples are a failure, never a pass', () => {
  expect(buildReport(plan, result(9), options)).toMatchObject({ passed: false, problems: [{ code: 'KIT3050' }] })
  expect(buildReport(plan, result(0), options)).toMatchObject({ passed: false, total: { latency: { p50: null } } })
})

test('a threshold that is not kept fails the run, with the figure', () => {
  const { passed, problems, thresholds } = buildReport(plan, result(100), { ...options, thresholds: [parseThreshold('p50<0.5ms')] })
  expect(passed).toBe(false)
  expect(thresholds).toMatchObject([{ text: 'p50<0.5ms', kept: false }])
  expect(problems[0]).toMatchObject({ code: 'KIT3054', message: expect.stringMatching(/p50<0.5ms is not kept: it is 1.05 ms/) })
})

test('unexpected answers and a broken rate limit fail it, with what they are', () => {
  const sample = {
    request: 'get',
    reason: 'status 500',
    sent: { method: 'GET', url: '/', headers: {}, body: '' },
    received: { status: 500, headers: {}, body: '' },
  }
  const failing = result(100, (recorder) => recorder.unexpected('get', 'status 500', () => sample))
  const rateLimit = { answers: 100, limited: 0, from: 0, afterWait: 0, problems: { 'no answer was 429': 1 } }
  expect(buildReport(plan, { ...failing, rateLimit }, options).problems.map(({ message }) => message)).toEqual([
    '1 answers to "get" are not as expected: status 500.',
    '1 answers to "the rate limit" are not as expected: no answer was 429.',
  ])
})

test('what has to be known does not fail it', () => {
  const busy = result(100)
  const report = buildReport(
    plan,
    {
      ...busy,
      measurement: { ...busy.measurement, clientCpuSeconds: 1.95 },
      pump: 'undici',
      reason: 'the method is HEAD',
      server: { cpuSeconds: 1 },
    },
    options,
  )
  expect(report.passed).toBe(true)
  expect(report.problems.map(({ code, severity }) => [code, severity])).toEqual([
    ['KIT3051', 'warning'],
    ['KIT3052', 'note'],
  ])
  expect(report.server).toEqual({ cpuShare: 0.5, microsecondsPerRequest: 10_000 })
})

test('a run that was stopped does not pass', () => {
  expect(buildReport(plan, result(100), { ...options, interrupted: true })).toMatchObject({
    passed: false,
    problems: [{ code: 'KIT3056', severity: 'warning' }],
  })
})

test('the load of an open model is told in words', () => {
  const open = {
    ...planFor('http://localhost', {}, [step()]),
    model: {
      kind: 'open' as const,
      connections: 5,
      phase: 0,
      stages: [
        { from: 1, to: 9, seconds: 3 },
        { from: 9, to: 9, seconds: 1 },
      ],
    },
  }
  expect(buildReport(open, result(20), options).conditions.load).toBe(
    '1 to 9 requests/s in 3 s, then 9 requests/s for 1 s over 5 connections',
  )
})
