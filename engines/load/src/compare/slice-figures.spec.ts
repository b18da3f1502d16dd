import { expect, test } from '@jest/globals'
import { Recorder } from '../measure/recorder.js'
import { sliceFigures } from './slice-figures.js'

test('a slice says what was answered, how fast, and what failed', () => {
  const recorder = new Recorder(['get'], 1)
  const start = performance.now()
  for (let index = 0; index < 100; index++) recorder.response('get', 200, 5, 2000, start + index * 10)
  recorder.error('get', 'reset', 0, start + 1000)
  const figures = sliceFigures(recorder.finish(start + 2000), 0.01)
  expect(figures).toMatchObject({ responses: 100, failures: 1, cpu: 100 })
  expect(figures.p50).toBeCloseTo(2, 2)
  expect(figures.rps).toBeCloseTo(50, 0)
})
