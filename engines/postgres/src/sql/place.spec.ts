import { placeAt, unitsBefore } from './place.js'

describe('a place in a script', () => {
  it('counts lines and columns from 1', () => {
    expect(placeAt('a.sql', 'one\ntwo', 0)).toEqual({ file: 'a.sql', line: 1, column: 1 })
    expect(placeAt('a.sql', 'one\ntwo', 5)).toEqual({ file: 'a.sql', line: 2, column: 2 })
  })

  it("turns the server's count of characters into units of a string", () => {
    expect(unitsBefore('a😀b', 3)).toBe(3)
    expect(unitsBefore('abc', 1)).toBe(0)
  })
})
