import { describe, expect, it } from '@jest/globals'
import type { JsonSchema } from '../model/schema.js'
import { parsed, verdicts } from './fixtures/run-schema.js'

const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` })

describe('generated schemas accept what the document accepts', () => {
  it.each<[string, JsonSchema, readonly unknown[], readonly unknown[]]>([
    [
      'keywords without type concern their own type only',
      { minLength: 2, minimum: 5, required: ['a'] },
      ['ab', 5, { a: 1 }, null, []],
      ['a', 4, {}],
    ],
    ['lengths count code points', { type: 'string', minLength: 2, maxLength: 2 }, ['💩💩', 'ab'], ['💩', '💩💩💩']],
    ['multiples of fractions', { type: 'number', multipleOf: 0.01 }, [19.99, 4.35], [1.005]],
    [
      'date-time has an offset',
      { type: 'string', format: 'date-time' },
      ['2024-01-02T03:04:05+02:00'],
      ['2024-01-02T03:04:05', '2024-02-30T00:00:00Z'],
    ],
    ['time has an offset', { type: 'string', format: 'time' }, ['08:30:06Z', '08:30:06.5-08:00'], ['08:30:06', '24:00:00Z']],
    ['URI references', { type: 'string', format: 'uri-reference' }, ['/a?b#c', '../x', 'http://a'], ['\\a', 'a b']],
    [
      'uuid of any version',
      { type: 'string', format: 'uuid' },
      ['00000000-0000-0000-0000-000000000000', '3F2504E0-4F89-11D3-9A0C-0305E82C3301'],
      ['x'],
    ],
    [
      'unique items by content',
      { uniqueItems: true },
      [
        [1, true],
        [{ a: 1 }, { a: 2 }],
        [[1], [2]],
      ],
      [
        [
          { a: 1, b: 2 },
          { b: 2, a: 1 },
        ],
        [1, 1.0],
      ],
    ],
    ['constants by content', { const: { a: [1, null] } }, [{ a: [1, null] }], [{ a: [1] }, { a: [1, null], b: 1 }]],
    ['several lists count together', { type: 'string', allOf: [{ enum: ['a', 'b'] }, { enum: ['b', 'c'] }] }, ['b'], ['a', 'c']],
    [
      'the values of a tag from several lists',
      {
        oneOf: [
          { type: 'object', required: ['t'], properties: { t: { const: 'a', allOf: [{ enum: ['a', 'b'] }] } } },
          { type: 'object', required: ['t'], properties: { t: { const: 'b', allOf: [{ pattern: '^b', not: { const: 'c' } }] } } },
        ],
      },
      [{ t: 'a' }, { t: 'b' }],
      [{ t: 'c' }, {}],
    ],
    ['false and 0 are two values', { enum: [false, [0]] }, [false, [0]], [0, [false]]],
    [
      'counts of properties see unknown ones',
      { type: 'object', properties: { a: {} }, maxProperties: 1 },
      [{ a: 1 }, { b: 1 }],
      [{ a: 1, b: 2 }],
    ],
    ['names of properties', { propertyNames: { pattern: '^a' } }, [{ a: 1, ab: 2 }, 3], [{ b: 1 }]],
    [
      'patterns of names',
      {
        type: 'object',
        properties: { xa: { type: 'string' } },
        patternProperties: { '^x': { maxLength: 2 } },
        additionalProperties: false,
      },
      [{ xa: 'ab', xb: 1 }],
      [{ xa: 'abc' }, { y: 1 }, { xa: 1 }],
    ],
    [
      'names of the prototype',
      { type: 'object', properties: { [String('toString')]: { type: 'string' }, __proto__x: true }, required: ['constructor'] },
      [{ constructor: 1 }],
      [{}, { constructor: 1, toString: 2 }],
    ],
    [
      'closed means closed in allOf',
      { allOf: [{ properties: { a: true }, additionalProperties: false }, { properties: { b: true } }] },
      [{ a: 1 }],
      [{ a: 1, b: 2 }],
    ],
    [
      'a property in two branches obeys both',
      { allOf: [{ properties: { a: { minimum: 2 } } }, { properties: { a: { maximum: 3 } } }] },
      [{ a: 2 }],
      [{ a: 1 }, { a: 4 }],
    ],
    ['not', { not: { type: 'integer' } }, ['x', 1.5], [1]],
    ['exactly one', { oneOf: [{ minimum: 2 }, { multipleOf: 2 }] }, [3, 0], [4, 1]],
    [
      'required alternatives beside properties',
      { type: 'object', properties: { a: {}, b: {} }, oneOf: [{ required: ['a'] }, { required: ['b'] }] },
      [{ a: 1 }, { b: 1 }],
      [{}, { a: 1, b: 1 }],
    ],
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    ['if, then, else', { if: { minimum: 10 }, then: { multipleOf: 10 }, else: { multipleOf: 2 } }, [20, 4], [15, 3]],
    ['dependent requirements', { dependentRequired: { a: ['b'] } }, [{ a: 1, b: 1 }, { b: 1 }], [{ a: 1 }]],
    ['dependent schemas', { dependentSchemas: { a: { maxProperties: 1 } } }, [{ a: 1 }, { b: 1, c: 1 }], [{ a: 1, b: 1 }]],
    ['contains', { contains: { type: 'string' }, minContains: 1, maxContains: 2 }, [['a'], ['a', 1, 'b']], [[], ['a', 'b', 'c']]],
    [
      'tuples',
      { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }], items: { type: 'boolean' } },
      [[], ['a'], ['a', 1, true]],
      [[1], ['a', 1, 2]],
    ],
    [
      'unevaluated properties',
      {
        allOf: [{ properties: { a: true } }],
        anyOf: [{ properties: { b: { const: 1 } }, required: ['b'] }, true],
        unevaluatedProperties: false,
      },
      [{ a: 1 }, { a: 1, b: 1 }],
      [{ c: 1 }, { b: 2 }],
    ],
    ['unevaluated items', { prefixItems: [true], contains: { type: 'string' }, unevaluatedItems: false }, [[1, 'a']], [['a', 2]]],
    ['null, where it is not listed, is no member of an enum', { type: ['string', 'null'], enum: ['a'] }, ['a'], [null, 'b']],
  ])('%s', (_, schema, valid, invalid) => {
    expect(verdicts(schema, valid)).toEqual(valid.map(() => true))
    expect(verdicts(schema, invalid)).toEqual(invalid.map(() => false))
    expect(verdicts(schema, [...valid, ...invalid], {}, { mode: 'declare' })).toEqual([
      ...valid.map(() => true),
      ...invalid.map(() => false),
    ])
  })

  it('follows recursion through properties, lists and maps', () => {
    const named: Record<string, JsonSchema> = {
      Node: { type: 'object', properties: { v: { type: 'integer' }, children: { type: 'array', items: ref('Node') } }, required: ['v'] },
      Json: {
        anyOf: [{ type: ['string', 'null'] }, { type: 'array', items: ref('Json') }, { type: 'object', additionalProperties: ref('Json') }],
      },
    }
    expect(
      verdicts(
        ref('Node'),
        [
          { v: 1, children: [{ v: 2 }] },
          { v: 1, children: [{ v: 'x' }] },
        ],
        named,
      ),
    ).toEqual([true, false])
    expect(verdicts(ref('Json'), [{ a: ['x', null, { b: [] }] }, { a: [1] }], named)).toEqual([true, false])
  })

  it('ends where a parent lists children that extend it', () => {
    const named: Record<string, JsonSchema> = {
      Pet: {
        type: 'object',
        properties: { kind: { type: 'string' } },
        required: ['kind'],
        oneOf: [ref('Cat'), ref('Dog')],
        discriminator: { propertyName: 'kind' },
      },
      Cat: { allOf: [ref('Pet'), { type: 'object', properties: { meow: { type: 'boolean' } }, required: ['meow'] }] },
      Dog: { allOf: [ref('Pet'), { type: 'object', properties: { bark: { type: 'integer' } }, required: ['bark'] }] },
    }
    const values = [{ kind: 'Cat', meow: true }, { kind: 'Dog', bark: 1 }, { kind: 'Dog', meow: true }, { meow: true }]
    expect(verdicts(ref('Pet'), values, named)).toEqual([true, true, false, false])
    expect(verdicts(ref('Cat'), values, named)).toEqual([true, false, true, false])
  })

  it('reports a wrong discriminator at its property, with the values there are', () => {
    const named: Record<string, JsonSchema> = {
      Cat: { type: 'object', properties: { petType: { type: 'string' } }, required: ['petType'] },
      Dog: { type: 'object', properties: { bark: { type: 'integer' } } },
    }
    const schema: JsonSchema = {
      oneOf: [ref('Cat'), ref('Dog')],
      discriminator: { propertyName: 'petType', mapping: { kitty: 'Cat', 1: 'Dog' } },
    }
    expect(
      verdicts(schema, [{ petType: 'kitty' }, { petType: '1', bark: 1 }, { petType: 'Cat' }, { petType: 'toString' }, {}, 1], named),
    ).toEqual([true, true, false, false, false, false])
    expect(parsed(schema, { petType: '1', bark: 1, more: 2 }, named)).toEqual({ petType: '1', bark: 1 })
  })
})

describe('what comes out', () => {
  it('drops unknown keys and fills in defaults', () => {
    const schema: JsonSchema = { type: 'object', properties: { a: { type: 'integer', default: 5 }, b: { type: 'string' } } }
    expect(parsed(schema, { b: 'x', admin: true })).toEqual({ a: 5, b: 'x' })
  })

  it('keeps the properties of every member of anyOf that matches', () => {
    const schema: JsonSchema = {
      anyOf: [
        { type: 'object', properties: { a: { type: 'string' } } },
        { type: 'object', properties: { b: { type: 'string' } } },
      ],
    }
    expect(parsed(schema, { a: 'x', b: 'y', c: 'z' })).toEqual({ a: 'x', b: 'y' })
  })

  it('does not bring unknown keys back through a rule', () => {
    const schema: JsonSchema = { type: 'object', properties: { a: {} }, minProperties: 1, not: { required: ['b'] } }
    expect(parsed(schema, { a: 1, admin: true })).toEqual({ a: 1 })
  })

  it('keeps properties that only a condition describes', () => {
    const schema: JsonSchema = {
      type: 'object',
      properties: { k: {} },
      if: { properties: { k: { const: 1 } } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { properties: { x: { type: 'string' } } },
    }
    expect(parsed(schema, { k: 1, x: 'y' })).toEqual({ k: 1, x: 'y' })
  })

  it('lets the first of two defaults count', () => {
    const named: Record<string, JsonSchema> = {
      A: { type: 'object', properties: { n: { type: 'integer', default: 1 } } },
      B: { type: 'object', properties: { n: { type: 'integer', default: 2 } } },
    }
    expect(parsed({ allOf: [ref('A'), ref('B')] }, {}, named)).toEqual({ n: 1 })
  })
})
