import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseText } from './parse-text.js'
import { parseOnce } from './parsed-texts.js'

const FIRST = {
  openapi: '3.0.0',
  paths: { '/a': { get: { b: [1, 'two', { x: [], y: 'quoted "text", with: {brackets]' }], c: 12 }, put: {} }, '/b': [] },
  components: {
    schemas: { ['__proto__']: { a: 1 }, 10: { a: 1 }, Pet: { type: 'object', properties: { name: { description: 'A "name"' } } }, x: {} },
  },
  tags: ['', { e: null, g: { h: 'in' } }],
}

/** What is written over what. */
const EDITS = fc.array(
  fc.record({
    at: fc.nat(),
    length: fc.nat(12),
    text: fc.constantFrom('', 'x', '","z":"', '3', ',{"e":1}', '\\"', ' ', '"c":1,', 'b', '}, "get": {', '"__proto__": {},', '"x": 1,'),
  }),
  { minLength: 1, maxLength: 20 },
)

test('a text of which one part was edited says what it says to a parser that reads all of it', () => {
  fc.assert(
    fc.property(EDITS, fc.constantFrom(undefined, 2), (edits, indent) => {
      const memory = {}
      let text = JSON.stringify(FIRST, null, indent)
      for (const { at, length, text: put } of edits) {
        const start = at % text.length
        const next = text.slice(0, start) + put + text.slice(start + length)
        const parsed = parseOnce(memory, 'a.json', next, true)
        expect(parsed).toEqual(parseText(next, true))
        // Its members come in the same order, too.
        if (parsed.ok) expect(JSON.stringify(parsed.value)).toBe(JSON.stringify(JSON.parse(next)))
        if (parsed.ok) text = next
      }
    }),
    { numRuns: 400, seed: 5 },
  )
})

test('what was not edited is the same object', () => {
  const memory = {}
  const text = JSON.stringify(FIRST)
  const before = documentOf(parseOnce(memory, 'a.json', text, true))
  const after = documentOf(parseOnce(memory, 'a.json', text.replace('two', 'three'), true))
  expect(after.components).toBe(before.components)
  expect(after.paths['/a'].put).toBe(before.paths['/a'].put)
  expect(after.paths['/a'].get.b).toEqual([1, 'three', FIRST.paths['/a'].get.b[2]])
})

function documentOf(parsed: ReturnType<typeof parseOnce>): typeof FIRST {
  if (!parsed.ok || !isFirst(parsed.value)) throw new Error('it should be JSON')
  return parsed.value
}

function isFirst(value: unknown): value is typeof FIRST {
  return typeof value === 'object' && value !== null && 'paths' in value
}
