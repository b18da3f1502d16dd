import { describe, expect, it } from '@jest/globals'
import { brief, read, withSchema } from './fixtures/memory.js'

/** The schema `A` of a document, as the model has it. */
async function converted(schema: unknown, version = '3.0.3', others: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
  const { model } = await read({ 'openapi.json': withSchema(schema, version, others) })
  return model.schemas.get('A')?.schema
}

async function diagnosed(schema: unknown, version: string): Promise<{ schema: unknown; codes: string[] }> {
  const { model, diagnostics } = await read({ 'openapi.json': withSchema(schema, version) })
  return { schema: model.schemas.get('A')?.schema, codes: diagnostics.map(({ code }) => code) }
}

const B = { type: 'object', properties: { b: { type: 'string' } } }
const refB = { $ref: '#/components/schemas/B' }

describe('OpenAPI 3.0 schemas', () => {
  it.each([
    ['nullable beside a type', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
    ['nullable: false', { type: 'string', nullable: false }, { type: 'string' }],
    ['a nullable enum without null', { type: 'string', enum: ['a'], nullable: true }, { type: ['string', 'null'], enum: ['a', null] }],
    ['a nullable enum with null', { enum: ['a', null], nullable: true }, { enum: ['a', null] }],
    [
      'a nullable reference in allOf',
      { nullable: true, description: 'd', allOf: [refB] },
      { description: 'd', anyOf: [refB, { type: 'null' }] },
    ],
    [
      'a nullable oneOf',
      { nullable: true, oneOf: [refB, { type: 'string' }] },
      { anyOf: [{ oneOf: [refB, { type: 'string' }] }, { type: 'null' }] },
    ],
    ['a nullable anyOf', { nullable: true, anyOf: [refB, { type: 'string' }] }, { anyOf: [refB, { type: 'string' }, { type: 'null' }] }],
    ['a nullable object without type', { nullable: true, properties: {} }, { properties: {}, type: ['object', 'null'] }],
    ['exclusiveMinimum: true', { type: 'number', minimum: 0, exclusiveMinimum: true }, { type: 'number', exclusiveMinimum: 0 }],
    ['exclusiveMaximum: false', { type: 'number', maximum: 9, exclusiveMaximum: false }, { type: 'number', maximum: 9 }],
    ['an example', { type: 'string', example: 'x' }, { type: 'string', examples: ['x'] }],
    ['properties without a type', { properties: { a: {} } }, { properties: { a: {} }, type: 'object' }],
    ['items without a type', { items: {} }, { items: {}, type: 'array' }],
    ['required alone', { allOf: [refB, { required: ['b'] }] }, { allOf: [refB, { required: ['b'] }] }],
    ['properties in not', { not: { properties: { a: {} } } }, { not: { properties: { a: {} } } }],
    ['formats of files', { type: 'string', format: 'binary' }, { type: 'string', format: 'binary' }],
    ['a description beside $ref', { $ref: refB.$ref, description: 'd', 'x-a': 1 }, { ...refB, description: 'd', 'x-a': 1 }],
  ])('%s', async (_, schema, expected) => {
    expect(await converted(schema, '3.0.3', { B })).toEqual(expected)
  })

  it('say that other keywords beside $ref have no effect', async () => {
    const { model, diagnostics } = await read({
      'openapi.json': withSchema({ $ref: refB.$ref, nullable: true, type: 'object' }, '3.0.3', { B }),
    })
    expect(model.schemas.get('A')?.schema).toEqual(refB)
    expect(diagnostics).toMatchObject([
      { code: 'KIT1185', severity: 'note', message: expect.stringContaining('left out: "nullable", "type".') },
    ])
  })
})

describe('Swagger 2.0 schemas', () => {
  it.each([
    ['x-nullable', { type: 'string', 'x-nullable': true }, { type: ['string', 'null'] }],
    ['a discriminator', { type: 'object', discriminator: 'kind' }, { type: 'object', discriminator: { propertyName: 'kind' } }],
    ['a reference to definitions', { type: 'array', items: { $ref: '#/definitions/B' } }, { type: 'array', items: refB }],
    ['a file', { type: 'file' }, { type: 'string', format: 'binary' }],
  ])('%s', async (_, schema, expected) => {
    expect(await converted(schema, '2.0', { B })).toEqual(expected)
  })
})

describe('OpenAPI 3.1 schemas', () => {
  it.each([
    ['lists of types, const, booleans', { type: ['string', 'null'], const: null, not: false }],
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    ['tuples and conditions', { prefixItems: [{ type: 'string' }, true], items: false, if: { type: 'array' }, then: {}, else: false }],
    ['siblings of $ref', { ...refB, minProperties: 1 }],
    ['unknown keywords', { type: 'string', 'x-thing': { nullable: true }, xml: { name: 'a' } }],
  ])('stay as they are: %s', async (_, schema) => {
    expect(await converted(schema, '3.1.0', { B })).toEqual(schema)
  })

  it('get one note where types are missing', async () => {
    const { model, diagnostics } = await read({ 'openapi.json': withSchema({ properties: { a: { items: {} } } }) })
    expect(model.schemas.get('A')?.schema).toEqual({ properties: { a: { items: {} } } })
    expect(diagnostics).toMatchObject([{ code: 'KIT1180', severity: 'note', message: expect.stringContaining('(schemas: 2)') }])
  })
})

describe('mistakes in schemas', () => {
  it.each([
    ['an unknown type', { type: 'any' }, {}, ['KIT1181']],
    ['a type of another language', { type: 'int64' }, { type: 'integer', format: 'int64' }, ['KIT1181']],
    ['a type twice', { type: ['string', 'null', 'string'] }, { type: ['string', 'null'] }, []],
    ['an unknown type among others', { type: ['string', 'thing'] }, {}, ['KIT1181']],
    ['required: true', { type: 'string', required: true }, { type: 'string' }, ['KIT1183']],
    ['an empty enum', { type: 'string', enum: [] }, { type: 'string', not: {} }, ['KIT1184']],
    ['a number in quotes', { type: 'string', minLength: '3' }, { type: 'string', minLength: 3 }, []],
    ['a negative length', { type: 'string', minLength: -1 }, { type: 'string' }, ['KIT1182']],
    ['properties that are a list', { type: 'object', properties: [] }, { type: 'object' }, ['KIT1182']],
    ['a schema that is a text', { type: 'array', items: 'string' }, { type: 'array', items: true }, ['KIT1186']],
    ['an old tuple', { type: 'array', items: [{ type: 'string' }] }, { type: 'array', prefixItems: [{ type: 'string' }] }, []],
    ['nullable in 3.1', { type: 'string', nullable: true }, { type: ['string', 'null'] }, ['KIT1187']],
    [
      'a boolean bound in 3.1',
      { type: 'number', minimum: 1, exclusiveMinimum: true },
      { type: 'number', exclusiveMinimum: 1 },
      ['KIT1189'],
    ],
    ['a discriminator without a property', { type: 'object', discriminator: {} }, { type: 'object' }, ['KIT1188']],
  ])('%s', async (_, schema, expected, codes) => {
    expect(await diagnosed(schema, '3.1.0')).toEqual({ schema: expected, codes })
  })

  it('are found at their line', async () => {
    const { diagnostics } = await read(`openapi: 3.1.0
info: { title: t, version: '1' }
components:
  schemas:
    A:
      type: object
      properties:
        a:
          type: array
          items:
            type: text
`)
    expect(diagnostics.map(brief)).toEqual(['KIT1181 openapi.yaml:11:13'])
  })
})

describe('YAML aliases', () => {
  it('are converted once', async () => {
    const { model } = await read(`openapi: 3.0.0
info: { title: t, version: '1' }
paths: {}
components:
  schemas:
    A: &a { type: object, nullable: true, properties: { b: { $ref: '#/components/schemas/B' } } }
    B: { type: object, properties: { one: *a, two: *a } }
`)
    const a = { type: ['object', 'null'], properties: { b: refB } }
    expect(model.schemas.get('A')?.schema).toEqual(a)
    expect(model.schemas.get('B')?.schema).toEqual({ type: 'object', properties: { one: a, two: a } })
  })
})
