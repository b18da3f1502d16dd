import { readSource } from '../read.fixture.js'

const literal = (source: string) => readSource(`export default ${source}`)

describe('JSON Schema literals', () => {
  test.each<[string, unknown]>([
    ["{ type: 'string', format: 'email', maxLength: 9 }", { type: 'string', format: 'email', maxLength: 9 }],
    ["{ type: ['string', 'null'] }", { type: ['string', 'null'] }],
    ["{ type: 'string', nullable: true }", { type: ['string', 'null'] }],
    [
      "{ type: 'number', minimum: 0, exclusiveMinimum: true, maximum: 1, exclusiveMaximum: false }",
      { type: 'number', exclusiveMinimum: 0, maximum: 1 },
    ],
    [
      "{ type: 'object', properties: { a: { type: 'string' }, b: {} }, required: ['a'], additionalProperties: false }",
      {
        type: 'object',
        properties: { a: { type: 'string' }, b: {} },
        required: ['a'],
        additionalProperties: false,
      },
    ],
    [
      "{ type: 'array', items: [{ type: 'string' }], additionalItems: false }",
      { type: 'array', prefixItems: [{ type: 'string' }], items: false },
    ],
    ["{ anyOf: [{ const: 1 }, { type: 'null' }], $schema: 'x', example: 1 }", { anyOf: [{ const: 1 }, { type: 'null' }], examples: [1] }],
    ["{ properties: { a: { description: 'A' } } }", { properties: { a: { description: 'A' } } }],
  ])('%s', (source, schema) => {
    expect(literal(source)).toEqual({ schema, components: {}, notes: [] })
  })

  test.each(["{ type: 'user' }", "{ name: 'x' }", '{ properties: 1 }', '[]', "{ type: ['cat'] }", '{}'])('%s is none', (source) => {
    expect(literal(source).schema).toBeUndefined()
  })

  test('definitions become components', () => {
    const { schema, components } = literal(`{
      type: 'object',
      properties: { home: { $ref: '#/definitions/address' }, next: { $ref: '#' } },
      definitions: { address: { type: 'object', properties: { zip: { type: 'string' }, other: { $ref: '#/definitions/address' } } } },
    }`)
    expect(schema).toMatchObject({ properties: { home: { $ref: '#/components/schemas/address' } } })
    expect(components).toMatchObject({
      address: { type: 'object', properties: { zip: { type: 'string' }, other: { $ref: '#/components/schemas/address' } } },
      Recursive: { type: 'object', properties: { next: { $ref: '#/components/schemas/Recursive' } } },
    })
  })

  test('schemas are found by their $id, wherever they are added', () => {
    const sources = {
      'a.ts': "export default { type: 'array', items: { $ref: 'user#' } }",
      'schemas.ts': `export async function plugin(app) {
        const role = { type: 'string', enum: ['a'] }
        app.addSchema({ $id: 'user', type: 'object', properties: { role, boss: { $ref: 'user#' }, name: { $ref: 'http://x/names.json#/definitions/name' } } })
        app.addSchema({ $id: 'http://x/names.json', definitions: { name: { type: 'string', minLength: 2 } } })
      }`,
    }
    const { schema, components, notes } = readSource(sources)
    expect(notes).toEqual([])
    expect(schema).toEqual({ type: 'array', items: { $ref: '#/components/schemas/user' } })
    expect(components).toEqual({
      user: {
        type: 'object',
        properties: {
          role: { type: 'string', enum: ['a'] },
          boss: { $ref: '#/components/schemas/user' },
          name: { $ref: '#/components/schemas/name' },
        },
      },
      name: { type: 'string', minLength: 2 },
    })
  })

  test('constants with a structure become components, others stay where they are used', () => {
    const { schema, components } = readSource(`const id = { type: 'integer', minimum: 1 }
    const Pet = { type: 'object', properties: { id } } as const
    export default { type: 'array', items: Pet }`)
    expect(schema).toEqual({ type: 'array', items: { $ref: '#/components/schemas/Pet' } })
    expect(components).toEqual({ Pet: { type: 'object', properties: { id: { type: 'integer', minimum: 1 } } } })
  })

  test('what is not known is said', () => {
    const { schema, notes } = readSource(`import { limit, other } from 'elsewhere'
    export default { type: 'object', properties: { a: { type: 'string', maxLength: limit }, b: other, c: { $ref: 'gone#' } } }`)
    expect(schema).toEqual({ type: 'object', properties: { a: { type: 'string' }, b: {}, c: {} } })
    expect(notes).toEqual([
      'What `maxLength` says is not known.',
      'A part of the schema is not known.',
      '"gone#" is found nowhere in the sources.',
    ])
  })
})

describe('ajv', () => {
  test('what it compiles is its schema', () => {
    const source = `import Ajv from 'ajv'
    const ajv = new Ajv({ allErrors: true })
    export default ajv.compile({ type: 'object', properties: { a: { type: 'integer' } } })`
    expect(readSource(source).schema).toEqual({ type: 'object', properties: { a: { type: 'integer' } } })
    expect(readSource("import Ajv from 'ajv/dist/jtd'\nexport default new Ajv().compile({ properties: {} })")).toEqual({
      schema: undefined,
      components: {},
      notes: ['Schemas in JSON Type Definition are not read.'],
    })
  })
})

describe('fluent-json-schema', () => {
  const fluent = (expression: string) => readSource(`const S = require('fluent-json-schema')\nexport default ${expression}`)
  test.each<[string, unknown]>([
    ['S.string().minLength(1).format(S.FORMATS.DATE_TIME)', { type: 'string', minLength: 1, format: 'date-time' }],
    ["S.string().enum(['a', 'b']).default('a')", { type: 'string', enum: ['a', 'b'], default: 'a' }],
    [
      'S.array().items(S.integer()).minItems(1).uniqueItems(true)',
      { type: 'array', items: { type: 'integer' }, minItems: 1, uniqueItems: true },
    ],
    ['S.anyOf([S.string(), S.null()])', { anyOf: [{ type: 'string' }, { type: 'null' }] }],
    ["S.mixed(['string', 'null'])", { type: ['string', 'null'] }],
    ['S.string().raw({ nullable: true })', { type: ['string', 'null'] }],
    [
      "S.object().title('T').prop('a', S.string().required()).prop('b', S.object().prop('c', S.number())).additionalProperties(false)",
      {
        type: 'object',
        title: 'T',
        additionalProperties: false,
        properties: { a: { type: 'string' }, b: { type: 'object', properties: { c: { type: 'number' } } } },
        required: ['a'],
      },
    ],
    ["S.object().prop('a').prop('b').required(['b'])", { type: 'object', properties: { a: {}, b: {} }, required: ['b'] }],
    [
      "S.object().prop('b', S.boolean()).extend(S.object().prop('a', S.string().required()))",
      { type: 'object', properties: { b: { type: 'boolean' }, a: { type: 'string' } }, required: ['a'] },
    ],
    ["S.object().prop('a').prop('b').only(['b'])", { type: 'object', properties: { b: {} } }],
  ])('%s', (expression, schema) => {
    expect(fluent(expression)).toEqual({ schema, components: {}, notes: [] })
  })

  test('ids and references', () => {
    const { schema, components } = fluent(
      "S.object().prop('me', S.ref('#user')).prop('all', S.array().items(S.object().id('#user').prop('a', S.string())))",
    )
    expect(schema).toEqual({
      type: 'object',
      properties: { me: { $ref: '#/components/schemas/user' }, all: { type: 'array', items: { $ref: '#/components/schemas/user' } } },
    })
    expect(components).toEqual({ user: { type: 'object', properties: { a: { type: 'string' } } } })
  })
})
