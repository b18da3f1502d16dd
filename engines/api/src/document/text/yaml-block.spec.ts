import fc from 'fast-check'
import { CORE_SCHEMA, load, YAML11_SCHEMA } from 'js-yaml'
import { mapEntries, type YamlStyle, yamlFlow } from './yaml-block.js'

const RUNS = Number(process.env['KIT_PROPERTY_RUNS'] ?? 200)
const STYLE: YamlStyle = { eol: '\n', step: 2, listStep: 2, quotes: 'single' }

/** Strings of what YAML gives a meaning, beside any others. */
const pieces = fc.constantFrom(
  'a',
  'no',
  '-',
  ':',
  ' ',
  '#',
  "'",
  '"',
  '\n',
  '\t',
  '|',
  '>',
  '1',
  '0x',
  '~',
  '{',
  ']',
  ',',
  '&',
  '*',
  '!',
  '%',
  '@',
  '?',
  'é',
  '\u2028',
)
const strings = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(pieces, { maxLength: 6 }).map((list) => list.join('')),
)
const values = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, strings, fc.integer(), fc.boolean(), fc.constant(null), tie('list'), tie('map')),
  list: fc.array(tie('value'), { maxLength: 3 }),
  map: fc.dictionary(strings, tie('value'), { maxKeys: 3, noNullPrototype: true }),
})).value

describe('YAML that kit writes', () => {
  it('means what it was made from, in YAML 1.2', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(load(mapEntries({ root: value, next: 1 }, '', STYLE), { schema: CORE_SCHEMA })).toEqual({ root: value, next: 1 })
        expect(load(yamlFlow({ root: value }, 'double'), { schema: CORE_SCHEMA })).toEqual({ root: value })
      }),
      { numRuns: RUNS },
    )
  })

  it('has strings that are strings in YAML 1.1 as well', () => {
    fc.assert(
      fc.property(
        fc.oneof(strings, fc.constantFrom('yes', 'On', 'N', '1_000', '0o7', '012', '1:30:00', '2020-01-01', '.5', '1.', '<<', '=')),
        (text) => {
          expect(load(mapEntries({ a: text }, '', STYLE), { schema: YAML11_SCHEMA })).toEqual({ a: text })
        },
      ),
      { numRuns: RUNS },
    )
  })

  it('has blocks for texts of several lines', () => {
    expect(mapEntries({ a: 'one\n  two\n', b: ['x\ny'] }, '', STYLE)).toBe('a: |\n  one\n    two\nb:\n  - |-\n    x\n    y')
  })

  it('keeps a member named __proto__', () => {
    expect(mapEntries(JSON.parse('{"__proto__":{"a":1}}'), '', STYLE)).toBe('__proto__:\n  a: 1')
  })
})

describe('a string', () => {
  it.each([
    '200',
    '1.0',
    '1.',
    '.5',
    '+1',
    '1e3',
    '0x1f',
    '0o17',
    '0b1',
    '1_000',
    '1,000',
    '12:30',
    '2020-01-01',
    '2020-01-01 10:00',
    'no',
    'Y',
    '~',
    '<<',
    '-',
    '4XX',
  ])('is quoted where somebody may take it for something else: %s', (text) =>
    expect(mapEntries({ a: text }, '', STYLE)).toBe(`a: '${text}'`),
  )

  it.each(['3.1.0', '1.0.0', '2.0.0-rc.1', '1.2.3.4', '3d', '12 parcels', 'nobody', '/users/{id}', 'a:b', 'x#y'])(
    'is plain where nobody does: %s',
    (text) => expect(mapEntries({ a: text }, '', STYLE)).toBe(`a: ${text}`),
  )
})
