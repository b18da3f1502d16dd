import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { LineStarts } from './line-starts.js'
import { editBetween } from './text-edit.js'

const TEXT = fc.string({ unit: fc.constantFrom('\n', 'a', 'b'), maxLength: 12 })
const EDITS = fc.array(fc.record({ at: fc.nat(), length: fc.nat(6), text: TEXT, asked: fc.nat() }), { minLength: 1, maxLength: 12 })

test('lines of an edited text are those that a new look at it finds', () => {
  fc.assert(
    fc.property(TEXT, EDITS, (first, edits) => {
      let text = first
      let lines = new LineStarts(text)
      for (const { at, length, text: put, asked } of edits) {
        lines.at(asked % (text.length + 1))
        const start = at % (text.length + 1)
        const next = text.slice(0, start) + put + text.slice(start + length)
        lines = lines.edited(next, editBetween(text, next))
        text = next
        const known = lines.edited(text, editBetween(text, text))
        const offsets = Array.from({ length: text.length + 1 }, (_, offset) => offset)
        expect(offsets.map((one) => known.at(one))).toEqual(offsets.map((one) => new LineStarts(text).at(one)))
      }
    }),
    { numRuns: 150, seed: 1 },
  )
})
