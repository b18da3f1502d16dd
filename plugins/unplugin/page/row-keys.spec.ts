import { nextRow } from './row-keys.js'

describe('keys that walk rows', () => {
  it.each([
    ['ArrowDown', 0, 1],
    ['j', 0, 1],
    ['ArrowDown', 29, 29],
    ['ArrowUp', 5, 4],
    ['k', 0, -1],
    ['PageDown', 25, 29],
    ['PageUp', 4, 0],
    ['Home', 12, 0],
    ['End', 12, 29],
    ['Enter', 3, undefined],
  ])('%s leads from row %i to %p of 30', (key, at, expected) => {
    expect(nextRow(key, at, 30)).toBe(expected)
  })
})
