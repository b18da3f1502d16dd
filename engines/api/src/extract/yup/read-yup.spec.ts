import { readSource } from '../read.fixture.js'

const text = { type: 'string', minLength: 1 }

describe('yup', () => {
  test.each<[string, unknown]>([
    ['yup.string().required()', text],
    ['yup.string().email().max(9)', { type: 'string', format: 'email', maxLength: 9 }],
    ['yup.number().integer().min(1).max(5)', { type: 'integer', minimum: 1, maximum: 5 }],
    ['yup.number().positive().nullable()', { type: ['number', 'null'], exclusiveMinimum: 0 }],
    ["yup.string().oneOf(['a', 'b']).default('a')", { type: 'string', enum: ['a', 'b'], default: 'a' }],
    ['yup.string().matches(/^a/)', { type: 'string', pattern: '^a' }],
    ['yup.array().of(yup.boolean()).min(1)', { type: 'array', items: { type: 'boolean' }, minItems: 1 }],
    ['yup.array(yup.date())', { type: 'array', items: { type: 'string', format: 'date-time' } }],
    [
      'yup.object({ a: yup.string().required(), b: yup.number() }).noUnknown()',
      { type: 'object', properties: { a: text, b: { type: 'number' } }, required: ['a'], additionalProperties: false },
    ],
    ['yup.object().shape({ a: yup.boolean().required().optional() })', { type: 'object', properties: { a: { type: 'boolean' } } }],
    [
      "yup.object({ a: yup.boolean().required(), b: yup.boolean().required() }).pick(['b'])",
      { type: 'object', properties: { b: { type: 'boolean' } }, required: ['b'] },
    ],
  ])('%s', (expression, schema) => {
    expect(readSource(`import * as yup from 'yup'\nexport default ${expression}`)).toEqual({ schema, components: {}, notes: [] })
  })

  test('constants become components, checks are said', () => {
    const source = `import { object, string } from 'yup'
    const Pet = object({ name: string().test('odd', (value) => true) })
    export default object({ pet: Pet })`
    expect(readSource(source)).toEqual({
      schema: { type: 'object', properties: { pet: { $ref: '#/components/schemas/Pet' } } },
      components: { Pet: { type: 'object', properties: { name: { type: 'string' } } } },
      notes: ['What `.test()` decides is only known at run time.'],
    })
  })
})
