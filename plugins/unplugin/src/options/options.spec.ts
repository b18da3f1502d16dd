import { expect, test } from '@jest/globals'
import { readOptions } from './options.js'

test('nothing, and everything', () => {
  expect(readOptions()).toEqual({})
  expect(readOptions({ root: 'api', serve: 'src/app.ts', page: false })).toEqual({ root: 'api', serve: 'src/app.ts', page: false })
})

test.each([
  [{ server: true }, /KIT1708 The option server of kit\(\)/],
  [{ serve: 1 }, /KIT1708 The option serve of kit\(\)/],
])('%j is refused by name', (options, message) => {
  expect(() => readOptions(options)).toThrow(message)
})
