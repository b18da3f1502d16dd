import { readSource } from '../read.fixture.js'

const typebox = (expression: string) => readSource(`import { Type } from '@sinclair/typebox'\nexport default ${expression}`)
const text = { type: 'string' }

describe('TypeBox', () => {
  test.each<[string, unknown]>([
    ["Type.String({ format: 'email', $id: undefined })", { type: 'string', format: 'email' }],
    ['Type.Integer({ minimum: 1, default: 3 })', { type: 'integer', minimum: 1, default: 3 }],
    ['Type.Number()', { type: 'number' }],
    ['Type.Boolean()', { type: 'boolean' }],
    ['Type.Null()', { type: 'null' }],
    ['Type.Any()', {}],
    ["Type.Literal('a')", { const: 'a' }],
    ["Type.Union([Type.Literal('a'), Type.Literal('b')], { default: 'a' })", { type: 'string', enum: ['a', 'b'], default: 'a' }],
    ['Type.Union([Type.String(), Type.Null()])', { anyOf: [text, { type: 'null' }] }],
    ["Type.Enum({ A: 'a', B: 'b' })", { type: 'string', enum: ['a', 'b'] }],
    ['Type.Array(Type.String(), { minItems: 1 })', { type: 'array', items: text, minItems: 1 }],
    [
      'Type.Tuple([Type.String(), Type.Number()])',
      { type: 'array', prefixItems: [text, { type: 'number' }], items: false, minItems: 2, maxItems: 2 },
    ],
    [
      "Type.Object({ a: Type.String(), b: Type.Optional(Type.Number()) }, { additionalProperties: false, description: 'D' })",
      { type: 'object', properties: { a: text, b: { type: 'number' } }, required: ['a'], additionalProperties: false, description: 'D' },
    ],
    ['Type.Partial(Type.Object({ a: Type.String() }))', { type: 'object', properties: { a: text } }],
    ['Type.Required(Type.Object({ a: Type.Optional(Type.String()) }))', { type: 'object', properties: { a: text }, required: ['a'] }],
    ["Type.Pick(Type.Object({ a: Type.String(), b: Type.String() }), ['b'])", { type: 'object', properties: { b: text }, required: ['b'] }],
    [
      "Type.Omit(Type.Object({ a: Type.String(), b: Type.String() }), Type.Literal('b'))",
      { type: 'object', properties: { a: text }, required: ['a'] },
    ],
    [
      'Type.Composite([Type.Object({ a: Type.String() }), Type.Object({ b: Type.Optional(Type.String()) })])',
      { type: 'object', properties: { a: text, b: text }, required: ['a'] },
    ],
    [
      'Type.Intersect([Type.Object({ a: Type.String() }), Type.Object({})])',
      {
        allOf: [
          { type: 'object', properties: { a: text }, required: ['a'] },
          { type: 'object', properties: {} },
        ],
      },
    ],
    ['Type.Record(Type.String(), Type.Number())', { type: 'object', additionalProperties: { type: 'number' } }],
    [
      "Type.Record(Type.Union([Type.Literal('a')]), Type.Number())",
      { type: 'object', properties: { a: { type: 'number' } }, required: ['a'] },
    ],
    ['Type.KeyOf(Type.Object({ a: Type.String() }))', { type: 'string', enum: ['a'] }],
    ["Type.Unsafe({ type: 'string', nullable: true })", { type: ['string', 'null'] }],
    ['Type.Transform(Type.String()).Decode((one) => one).Encode((one) => one)', text],
    ["Type.Index(Type.Object({ a: Type.String() }), 'a')", text],
    [
      'Type.Interface([Type.Object({ a: Type.String() })], { b: Type.Optional(Type.String()) })',
      { type: 'object', properties: { a: text, b: text }, required: ['a'] },
    ],
    ['Type.RegExp(/^a$/)', { type: 'string', pattern: '^a$' }],
  ])('%s', (expression, schema) => {
    expect(typebox(expression)).toEqual({ schema, components: {}, notes: [] })
  })

  test('however it is imported', () => {
    for (const head of [
      "import Type from 'typebox'",
      "import * as Type from 'typebox'",
      "import { Type } from '@fastify/type-provider-typebox'",
      "const { Type } = require('@sinclair/typebox')",
    ])
      expect(readSource(`${head}\nexport default Type.Object({ a: Type.String() })`).schema).toEqual({
        type: 'object',
        properties: { a: text },
        required: ['a'],
      })
  })

  test('constants become components; recursion ends', () => {
    const { schema, components, notes } = readSource(`import { Type } from '@sinclair/typebox'
    const Id = Type.Integer()
    export const Pet = Type.Object({ id: Id, friends: Type.Optional(Type.Array(Type.Ref('Friend'))) })
    export const Tree = Type.Recursive((This) => Type.Object({ children: Type.Array(This) }))
    const Friend = Type.Object({ since: Type.String({ format: 'date' }) }, { $id: 'Friend' })
    const Nullable = (inner) => Type.Union([inner, Type.Null()])
    export default Type.Object({ pet: Pet, tree: Tree, other: Nullable(Pet) })`)
    expect(notes).toEqual([])
    expect(schema).toEqual({
      type: 'object',
      properties: {
        pet: { $ref: '#/components/schemas/Pet' },
        tree: { $ref: '#/components/schemas/Tree' },
        other: { anyOf: [{ $ref: '#/components/schemas/Pet' }, { type: 'null' }] },
      },
      required: ['pet', 'tree', 'other'],
    })
    expect(components).toMatchObject({
      Pet: { properties: { id: { type: 'integer' }, friends: { items: { $ref: '#/components/schemas/Friend' } } }, required: ['id'] },
      Tree: { properties: { children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } } },
      Friend: { properties: { since: { type: 'string', format: 'date' } } },
    })
  })
})
