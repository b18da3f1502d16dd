import { readSource } from '../read.fixture.js'

const text = { type: 'string' }

describe('valibot', () => {
  test.each<[string, unknown]>([
    ['v.string()', text],
    ['v.pipe(v.string(), v.email(), v.maxLength(9))', { type: 'string', format: 'email', maxLength: 9 }],
    ['v.pipe(v.number(), v.integer(), v.minValue(1))', { type: 'integer', minimum: 1 }],
    ["v.picklist(['a', 'b'])", { type: 'string', enum: ['a', 'b'] }],
    ["v.literal('a')", { const: 'a' }],
    ['v.nullable(v.string())', { type: ['string', 'null'] }],
    ['v.pipe(v.array(v.string()), v.nonEmpty())', { type: 'array', items: text, minItems: 1 }],
    ['v.union([v.string(), v.number()])', { anyOf: [text, { type: 'number' }] }],
    ['v.record(v.string(), v.boolean())', { type: 'object', additionalProperties: { type: 'boolean' } }],
    [
      "v.strictObject({ a: v.string(), b: v.optional(v.string(), 'x') })",
      { type: 'object', properties: { a: text, b: { type: 'string', default: 'x' } }, required: ['a'], additionalProperties: false },
    ],
    ["v.pick(v.object({ a: v.string(), b: v.string() }), ['a'])", { type: 'object', properties: { a: text }, required: ['a'] }],
    ['v.partial(v.object({ a: v.string() }))', { type: 'object', properties: { a: text } }],
  ])('%s', (expression, schema) => {
    expect(readSource(`import * as v from 'valibot'\nexport default ${expression}`)).toEqual({ schema, components: {}, notes: [] })
  })
})

test('superstruct', () => {
  const source = `import { object, string, number, optional, size, min, enums, array } from 'superstruct'
  const Pet = object({ name: size(string(), 1, 5), age: optional(min(number(), 0)), kind: enums(['cat', 'dog']) })
  export default array(Pet)`
  expect(readSource(source)).toEqual({
    schema: { type: 'array', items: { $ref: '#/components/schemas/Pet' } },
    components: {
      Pet: {
        type: 'object',
        properties: {
          name: { type: 'string', minLength: 1, maxLength: 5 },
          age: { type: 'number', minimum: 0 },
          kind: { type: 'string', enum: ['cat', 'dog'] },
        },
        required: ['name', 'kind'],
      },
    },
    notes: [],
  })
})
