import { expect, test } from '@jest/globals'
import { isOfAnotherType } from './other-type.js'

const base = { type: ['string', 'null'], maxLength: 9, description: 'A name.' }

test.each([
  ['a bound where the other side has made an object of it', { type: 'object' }, { ...base, maxLength: 10 }, true],
  ['words where the other side has made an object of it', { type: 'object' }, { ...base, description: 'Mine.' }, false],
  ['a bound where the other side no longer allows null', { ...base, type: 'string' }, { ...base, maxLength: 10 }, false],
  ['a bound and words', { ...base, maxLength: 10 }, { ...base, description: 'Mine.' }, false],
])('%s', (_, left, right, expected) => {
  expect([isOfAnotherType({ base, left, right }), isOfAnotherType({ base, left: right, right: left })]).toEqual([expected, expected])
})

test('what is said about an integer goes for a number, too', () => {
  const integer = { type: 'integer', maximum: 9 }
  expect(isOfAnotherType({ base: integer, left: { type: 'number', maximum: 9 }, right: { type: 'integer', maximum: 10 } })).toBe(false)
})
