import { expect, test } from '@jest/globals'
import { Recorder } from '../measure/recorder.js'
import { checkThresholds } from './check-thresholds.js'
import { parseThreshold } from './threshold.js'

test.each([
  ['p99<250ms', { figure: 'p99', comparator: '<', value: 250 }],
  ['p99.9 <= 1.5s', { figure: 'p99.9', comparator: '<=', value: 1500 }],
  ['errors<0.1%', { figure: 'errors', value: 0.001 }],
  ['errors<=0', { figure: 'errors', value: 0 }],
  ['rps>500', { figure: 'rps', comparator: '>', value: 500 }],
  ['getUser:p95<50ms', { request: 'getUser', figure: 'p95', value: 50 }],
  ['GET /a:b:p50<1ms', { request: 'GET /a:b', figure: 'p50', value: 1 }],
])('reads %s', (text, threshold) => {
  expect(parseThreshold(text)).toMatchObject({ text, ...threshold })
})

test.each(['', 'p99', 'p98<5ms', 'p99<250', 'rps>500ms', 'errors<1s', 'p99=5ms', 'p99<-1ms'])('refuses %j', (text) => {
  expect(() => parseThreshold(text)).toThrow(/KIT3004/)
})

function measured() {
  const recorder = new Recorder(['a', 'b'], 1)
  const start = performance.now()
  for (let count = 0; count < 90; count++) recorder.response('a', 200, 1, 10_000, start)
  for (let count = 0; count < 9; count++) recorder.response('b', 200, 1, 200_000, start)
  recorder.error('b', 'reset', 0, start)
  return recorder.finish(start + 2000)
}
const check = (...texts: string[]) => checkThresholds(texts.map(parseThreshold), measured(), ['a', 'b'])

test('compares figures of the whole run and of single requests', () => {
  expect(check('p50<20ms', 'p99<20ms', 'a:p99<20ms', 'b:min>100ms').map(({ kept }) => kept)).toEqual([true, false, true, true])
  expect(check('errors<=1%', 'errors<1%', 'b:errors<5%').map(({ kept, shown }) => [kept, shown])).toEqual([
    [true, '1.00 %'],
    [false, '1.00 %'],
    [false, '10.00 %'],
  ])
})

test('one about nothing is not kept', () => {
  const nothing = new Recorder(['a'], 1).finish()
  for (const text of ['p99<1h', 'errors<=100%'])
    expect(checkThresholds([parseThreshold(text)], nothing, ['a'])).toMatchObject([{ kept: false, value: null }])
})

test('one about a request that is not there is refused', () => {
  expect(() => check('c:p99<1s')).toThrow(/KIT3008 .*"c"/)
})
