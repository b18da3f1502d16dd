import { put } from './put.js'

test('no change leaves the very same object', () => {
  const whole = { type: 'string', example: 'x' }
  expect(put(whole, { type: 'string' }, { type: 'string' })).toBe(whole)
})

test('what the code does not show stays', () => {
  const whole = { type: 'object', 'x-owner': 'us', properties: { a: { type: 'string', example: 'x' }, b: { type: 'integer' } } }
  const before = { type: 'object', properties: { a: { type: 'string' }, b: { type: 'integer' } } }
  const after = { type: 'object', properties: { a: { type: 'string', maxLength: 5 }, c: { type: 'boolean' } } }
  expect(put(whole, before, after)).toEqual({
    type: 'object',
    'x-owner': 'us',
    properties: { a: { type: 'string', example: 'x', maxLength: 5 }, c: { type: 'boolean' } },
  })
})

test('members of lists keep what the whole says of them', () => {
  const whole = {
    anyOf: [
      { type: 'string', title: 'Text' },
      { type: 'null', title: 'Nothing' },
    ],
  }
  const before = { anyOf: [{ type: 'string' }, { type: 'null' }] }
  expect(put(whole, before, { anyOf: [{ type: 'number' }, { type: 'string' }, { type: 'null' }] })).toEqual({
    anyOf: [{ type: 'number' }, { type: 'string', title: 'Text' }, { type: 'null', title: 'Nothing' }],
  })
  expect(put(whole, before, { anyOf: [{ type: 'string', minLength: 1 }, { type: 'null' }] })).toEqual({
    anyOf: [
      { type: 'string', title: 'Text', minLength: 1 },
      { type: 'null', title: 'Nothing' },
    ],
  })
})

test('keys of objects that every object has', () => {
  expect(put({}, {}, JSON.parse('{"__proto__": 1, "constructor": 2}'))).toEqual(JSON.parse('{"__proto__": 1, "constructor": 2}'))
})
