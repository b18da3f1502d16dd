import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { decodeText } from './decode-text.js'
import { decodeOnce } from './decoded-texts.js'

const PIECES = ['a', '"', 'ä', '€', '😀', '\ufeff', '\u0000', '\n'].map((one) => Buffer.from(one))
/** No UTF-8: the first half of a character, and a byte that begins none. */
const BROKEN = [Buffer.from([0xf0, 0x9f]), Buffer.from([0xff])]

const EDITS = fc.array(
  fc.record({ at: fc.nat(), length: fc.nat(9), pieces: fc.array(fc.constantFrom(...PIECES, ...PIECES, ...BROKEN), { maxLength: 6 }) }),
  { minLength: 1, maxLength: 12 },
)

test('bytes of which a stretch was edited give the text that they give to somebody who decodes all of them', () => {
  fc.assert(
    fc.property(EDITS, fc.constantFrom(10, 8_000), (edits, times) => {
      const memory = {}
      let bytes = Buffer.from('{"text": "aä€😀"},\n'.repeat(times))
      for (const { at, length, pieces } of edits) {
        const start = at % (bytes.length + 1)
        const next = Buffer.concat([bytes.subarray(0, start), ...pieces, bytes.subarray(start + length)])
        const text = decodeOnce(memory, 'a.json', next)
        // Not with toEqual, which would print all of it.
        expect(text === decodeText(Buffer.from(next))).toBe(true)
        if (text !== undefined) bytes = next
      }
    }),
    { numRuns: 120, seed: 3 },
  )
})
