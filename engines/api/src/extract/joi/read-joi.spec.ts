import { readSource } from '../read.fixture.js'

const joi = (expression: string) => readSource(`import Joi from 'joi'\nexport default ${expression}`)
const text = { type: 'string', minLength: 1 }

describe('joi', () => {
  test.each<[string, unknown]>([
    ['Joi.string()', text],
    ["Joi.string().allow('')", { type: 'string' }],
    ['Joi.string().allow(null)', { type: ['string', 'null'], minLength: 1 }],
    ['Joi.string().min(2).max(5)', { type: 'string', minLength: 2, maxLength: 5 }],
    ['Joi.string().length(4)', { type: 'string', minLength: 4, maxLength: 4 }],
    ['Joi.string().email()', { type: 'string', format: 'email' }],
    ["Joi.string().uuid().allow('')", { anyOf: [{ type: 'string', format: 'uuid' }, { enum: [''] }] }],
    ["Joi.string().ip({ version: ['ipv6'] })", { type: 'string', format: 'ipv6' }],
    ['Joi.string().pattern(/^a+$/i)', { type: 'string', pattern: '^[aA]+$' }],
    ["Joi.string().regex(new RegExp('^[a-f]\\\\d$'))", { type: 'string', pattern: '^[a-f]\\d$' }],
    ["Joi.string().valid('a', 'b')", { type: 'string', enum: ['a', 'b'] }],
    ["Joi.string().valid(['a', 'b']).allow(null)", { type: ['string', 'null'], enum: ['a', 'b', null] }],
    ["Joi.valid('a', 1)", { enum: ['a', 1] }],
    ["Joi.string().invalid('admin')", { type: 'string', allOf: [{ not: { enum: ['admin'] } }] }],
    ["Joi.string().description('Who').label('Name').example('Ann')", { ...text, description: 'Who', title: 'Name', examples: ['Ann'] }],
    ['Joi.number().integer().min(1).max(10).default(3)', { type: 'integer', minimum: 1, maximum: 10, default: 3 }],
    ['Joi.number().greater(0).less(1).multiple(0.1)', { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1, multipleOf: 0.1 }],
    ['Joi.number().positive()', { type: 'number', exclusiveMinimum: 0 }],
    ['Joi.number().port()', { type: 'integer', minimum: 0, maximum: 65535 }],
    ['Joi.boolean()', { type: 'boolean' }],
    ['Joi.bool().allow(null)', { type: ['boolean', 'null'] }],
    ['Joi.date().iso()', { type: 'string', format: 'date-time' }],
    ["Joi.date().timestamp('unix')", { type: 'integer' }],
    ['Joi.any()', {}],
    ['Joi.array()', { type: 'array' }],
    [
      'Joi.array().items(Joi.number()).min(1).max(3).unique()',
      { type: 'array', items: { type: 'number' }, minItems: 1, maxItems: 3, uniqueItems: true },
    ],
    ['Joi.array().items(Joi.number(), Joi.boolean())', { type: 'array', items: { anyOf: [{ type: 'number' }, { type: 'boolean' }] } }],
    ['Joi.array().items(Joi.number().required())', { type: 'array', items: { type: 'number' }, minItems: 1 }],
    [
      'Joi.array().ordered(Joi.number(), Joi.boolean())',
      { type: 'array', prefixItems: [{ type: 'number' }, { type: 'boolean' }], items: false },
    ],
    ['Joi.alternatives().try(Joi.number(), Joi.boolean())', { anyOf: [{ type: 'number' }, { type: 'boolean' }] }],
    ["Joi.alternatives(Joi.number(), Joi.boolean()).match('one')", { oneOf: [{ type: 'number' }, { type: 'boolean' }] }],
    [
      "Joi.alternatives().conditional('a', { is: 1, then: Joi.number(), otherwise: Joi.boolean() })",
      { anyOf: [{ type: 'number' }, { type: 'boolean' }] },
    ],
    ["Joi.any().when('a', { is: 1, then: Joi.number() })", { type: 'number' }],
    ['Joi.object()', { type: 'object' }],
    [
      'Joi.object({ a: Joi.string().required(), b: Joi.number() })',
      { type: 'object', properties: { a: text, b: { type: 'number' } }, required: ['a'] },
    ],
    [
      'Joi.object().keys({ a: Joi.required() }).min(1).unknown(false)',
      { type: 'object', properties: { a: {} }, required: ['a'], minProperties: 1, additionalProperties: false },
    ],
    [
      'Joi.object({ a: { b: Joi.boolean().required() }, c: 1, d: [Joi.number(), Joi.boolean()], e: /x/ })',
      {
        type: 'object',
        properties: {
          a: { type: 'object', properties: { b: { type: 'boolean' } }, required: ['b'] },
          c: { const: 1 },
          d: { anyOf: [{ type: 'number' }, { type: 'boolean' }] },
          e: { type: 'string', pattern: 'x' },
        },
      },
    ],
    [
      'Joi.object({ a: Joi.any(), b: Joi.any().forbidden(), c: Joi.any().optional() }).options({ presence: "required" })',
      { type: 'object', properties: { a: {}, c: {} }, required: ['a'] },
    ],
    [
      'Joi.object({ a: Joi.any().required() }).append({ a: Joi.boolean(), b: Joi.number() })',
      { type: 'object', properties: { a: { type: 'boolean' }, b: { type: 'number' } } },
    ],
    [
      'Joi.object({ a: Joi.any(), b: Joi.any() }).fork(["a"], (schema) => schema.required())',
      { type: 'object', properties: { b: {}, a: {} }, required: ['a'] },
    ],
    [
      'Joi.object({ a: Joi.any() }).concat(Joi.object({ b: Joi.any().required() }))',
      { type: 'object', properties: { a: {}, b: {} }, required: ['b'] },
    ],
    ['Joi.object().pattern(/^x-/, Joi.number())', { type: 'object', patternProperties: { '^x-': { type: 'number' } } }],
    ['Joi.object().pattern(Joi.string(), Joi.number())', { type: 'object', additionalProperties: { type: 'number' } }],
    [
      "Joi.object({ a: Joi.any(), b: Joi.any() }).or('a', 'b')",
      { type: 'object', properties: { a: {}, b: {} }, allOf: [{ anyOf: [{ required: ['a'] }, { required: ['b'] }] }] },
    ],
    [
      "Joi.object({ a: Joi.any(), b: Joi.any() }).and('a', 'b')",
      { type: 'object', properties: { a: {}, b: {} }, dependentRequired: { a: ['b'], b: ['a'] } },
    ],
    [
      "Joi.object({ a: Joi.any(), b: Joi.any() }).nand('a', 'b')",
      { type: 'object', properties: { a: {}, b: {} }, allOf: [{ not: { required: ['a', 'b'] } }] },
    ],
    [
      "Joi.object({ a: Joi.any(), b: Joi.any() }).with('a', 'b')",
      { type: 'object', properties: { a: {}, b: {} }, dependentRequired: { a: ['b'] } },
    ],
  ])('%s', (expression, schema) => {
    expect(joi(expression)).toEqual({ schema, components: {}, notes: [] })
  })

  test('however it is imported', () => {
    const body = '({ a: Joi.boolean() })'
    for (const head of [
      "const Joi = require('joi')",
      "import * as Joi from 'joi'",
      "import { Joi } from 'celebrate'",
      "const Joi = require('@hapi/joi').defaults((one) => one)",
    ])
      expect(readSource(`${head}\nexport default Joi.object${body}`).schema).toEqual({
        type: 'object',
        properties: { a: { type: 'boolean' } },
      })
    expect(readSource("const { object, boolean } = require('joi').types()\nexport default object().keys({ a: boolean() })").schema).toEqual(
      {
        type: 'object',
        properties: { a: { type: 'boolean' } },
      },
    )
  })

  test('types of extensions are what they are built on', () => {
    const source = `import base from 'joi'
    const Joi = base.extend((joi) => ({ type: 'csv', base: joi.array().items(joi.number()), coerce: (value) => ({ value: value.split(',') }) }))
    export default Joi.object({ ids: Joi.csv().min(1).required() })`
    expect(readSource(source).schema).toEqual({
      type: 'object',
      properties: { ids: { type: 'array', items: { type: 'number' }, minItems: 1 } },
      required: ['ids'],
    })
  })

  test('objects that are constants become components, also those that contain themselves', () => {
    const sources = {
      'a.ts':
        "import { Address } from './address.js'\nimport Joi from 'joi'\nexport default Joi.object({ home: Address.required(), work: Address })",
      'address.ts': "import Joi from 'joi'\nexport const Address = Joi.object({ street: Joi.string().max(9) })",
    }
    const address = { type: 'object', properties: { street: { type: 'string', minLength: 1, maxLength: 9 } } }
    expect(readSource(sources)).toEqual({
      schema: {
        type: 'object',
        properties: { home: { $ref: '#/components/schemas/Address' }, work: { $ref: '#/components/schemas/Address' } },
        required: ['home'],
      },
      components: { Address: address },
      notes: [],
    })
    const tree = "import Joi from 'joi'\nexport default Joi.object({ children: Joi.array().items(Joi.link('#tree')) }).id('tree')"
    expect(readSource(tree)).toEqual({
      schema: { $ref: '#/components/schemas/tree' },
      components: { tree: { type: 'object', properties: { children: { type: 'array', items: { $ref: '#/components/schemas/tree' } } } } },
      notes: [],
    })
  })

  test('what is only known at run time is said', () => {
    const source = `import Joi from 'joi'
    import { limit } from 'elsewhere'
    export default Joi.object({ a: Joi.string().max(limit), b: Joi.custom((value) => value), c: Joi.string().when('a', { is: 'x', then: Joi.string().max(3) }) })`
    expect(readSource(source)).toEqual({
      schema: { type: 'object', properties: { a: text, b: {}, c: text } },
      components: {},
      notes: [
        'The number of `maxLength` is not known.',
        'What `.custom()` checks is only known at run time.',
        '`a` decides more about this schema.',
      ],
    })
  })
})
