import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { JsonCursor } from './json-cursor.js'
import { editBetween } from './text-edit.js'

const POINTERS = [['a'], ['a', 'b'], ['a', 'b', '0'], ['a', 'c'], ['d', '1', 'e'], ['d', '0'], ['f'], ['a', 'b', '2', 'x'], ['d', '1', 'g']]
const FIRST = {
  a: { b: [1, 'two', { x: [], y: 'quoted "text", with: {brackets]' }], c: 12 },
  d: ['', { e: null, g: { h: 'in' } }],
  f: true,
}

/** What is written over what. */
const EDITS = fc.array(
  fc.record({
    at: fc.nat(),
    length: fc.nat(12),
    text: fc.constantFrom('', 'x', '","z":"', '3', ',{"e":1}', '\\"', ' ', '"c":1,', 'b'),
    found: fc.array(fc.nat(POINTERS.length - 1)),
  }),
  { minLength: 1, maxLength: 15 },
)

test('a cursor in an edited text finds what a new one finds', () => {
  fc.assert(
    fc.property(EDITS, fc.constantFrom(undefined, 2), (edits, indent) => {
      let text = JSON.stringify(FIRST, null, indent)
      let cursor = new JsonCursor(text)
      for (const { at, length, text: put, found } of edits) {
        for (const one of found) find(cursor, POINTERS[one] ?? [])
        const start = at % text.length
        const next = text.slice(0, start) + put + text.slice(start + length)
        if (!isJson(next)) continue
        cursor = cursor.edited(next, editBetween(text, next))
        text = next
        const fresh = new JsonCursor(text)
        for (const pointer of POINTERS) expect(find(cursor, pointer)).toEqual(find(fresh, pointer))
        // Asked in another order, or not at all, the answers are the same.
        cursor = cursor.edited(text, editBetween(text, text))
      }
    }),
    { numRuns: 600, seed: 5 },
  )
})

function find(cursor: JsonCursor, pointer: readonly string[]): readonly number[] {
  const found = [cursor.root]
  let at = cursor.root
  for (const token of pointer) {
    const child = cursor.child(at, token)
    if (child === undefined) break
    found.push(child.place, child.value, child.end)
    at = child.value
  }
  return found
}

/** Objects that name a member twice have no place that is the right one. */
function isJson(text: string): boolean {
  try {
    return JSON.stringify(JSON.parse(text)).length === text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1').length
  } catch {
    return false
  }
}
