import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { document31, read, withSchema } from '../read/fixtures/memory.js'
import { modelDifferences } from './edit/model-differences.js'
import { printDocument } from './print-document.js'

function fixture(name: string): string {
  return readFileSync(fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url)), 'utf8')
}

/** The schema `A` as a document of 3.0 has it, and what was said. */
async function in30(schema: unknown, others = {}): Promise<{ schema: unknown; said: string[] }> {
  const { model } = await read({ 'a.json': withSchema(schema, '3.1.0', others) })
  const said: Diagnostic[] = []
  const text = printDocument(model, { format: 'json', version: '3.0', report: (one) => said.push(one) })
  return { schema: JSON.parse(text).components.schemas.A, said: said.map(({ message }) => message) }
}

describe('a new document', () => {
  it.each(['shop-3.1.yaml', 'shop-3.0.yaml', 'shop-3.0.json'])('says in 3.1 what %s says', async (name) => {
    const { model } = await read({ [name]: fixture(name) })
    for (const format of ['yaml', 'json'] as const) {
      const text = printDocument(model, { format, version: '3.1' })
      const again = await read({ [`new.${format}`]: text }, { validate: true })
      expect(modelDifferences(model, again.model)).toEqual([])
      expect(again.diagnostics.filter(({ code }) => code === 'KIT1130')).toEqual([])
      expect(printDocument(again.model, { format, version: '3.1' })).toBe(text)
    }
  })

  it.each(['shop-3.0.yaml', 'shop-3.0.json'])('says in 3.0 what %s says', async (name) => {
    const { model } = await read({ [name]: fixture(name) })
    const text = printDocument(model, { format: 'yaml', version: '3.0' })
    expect(modelDifferences(model, (await read(text)).model)).toEqual([])
  })

  it('has its members in the customary order, and components where they are used', async () => {
    const { model } = await read(
      document31(`paths:
  /a:
    get:
      responses: { '404': { $ref: '#/components/responses/None' } }
      parameters: [{ $ref: '#/components/parameters/Page' }]
      operationId: getA
    put: { responses: { '404': { $ref: '#/components/responses/None' } } }
components:
  responses: { None: { description: 'no' } }
  parameters: { Page: { name: page, in: query, schema: { type: integer } } }
`),
    )
    expect(printDocument(model, { format: 'yaml', version: '3.1' })).toBe(`openapi: 3.1.0
info:
  title: t
  version: '1'
paths:
  /a:
    get:
      operationId: getA
      parameters:
        - $ref: '#/components/parameters/Page'
      responses:
        '404':
          $ref: '#/components/responses/None'
    put:
      responses:
        '404':
          $ref: '#/components/responses/None'
components:
  parameters:
    Page:
      name: page
      in: query
      schema:
        type: integer
  responses:
    None:
      description: 'no'
`)
  })
})

describe('OpenAPI 3.0', () => {
  it('says null, constants, bounds and examples in its own words', async () => {
    expect((await in30({ type: ['string', 'null'], examples: ['a'] })).schema).toEqual({ type: 'string', nullable: true, example: 'a' })
    expect((await in30({ const: 1 })).schema).toEqual({ enum: [1] })
    expect((await in30({ type: 'number', exclusiveMinimum: 0, maximum: 9 })).schema).toEqual({
      type: 'number',
      minimum: 0,
      exclusiveMinimum: true,
      maximum: 9,
    })
    expect((await in30({ type: 'string', contentEncoding: 'base64' })).schema).toEqual({ type: 'string', format: 'byte' })
    expect((await in30({ type: ['string', 'integer'], title: 't' })).schema).toEqual({
      title: 't',
      anyOf: [{ type: 'string' }, { type: 'integer' }],
    })
    expect((await in30({ anyOf: [{ $ref: '#/components/schemas/B' }, { type: 'null' }] }, { B: { type: 'object' } })).schema).toEqual({
      allOf: [{ $ref: '#/components/schemas/B' }],
      nullable: true,
    })
    expect((await in30({ $ref: '#/components/schemas/B', minLength: 1 }, { B: { type: 'string' } })).schema).toEqual({
      allOf: [{ $ref: '#/components/schemas/B' }],
      minLength: 1,
    })
  })

  it('does not make null possible where an enum refuses it', async () => {
    expect((await in30({ type: ['string', 'null'], enum: ['a'] })).schema).toEqual({ type: 'string', enum: ['a'] })
  })

  it('keeps what it has no words for, and says so', async () => {
    const { schema, said } = await in30({
      type: 'object',
      patternProperties: { '^x': { type: 'string' } },
      if: {},
      unevaluatedProperties: false,
    })
    expect(schema).toMatchObject({ 'x-patternProperties': { '^x': { type: 'string' } }, 'x-if': {} })
    expect(said).toEqual([
      expect.stringContaining('"patternProperties"'),
      expect.stringContaining('"if"'),
      expect.stringContaining('"unevaluatedProperties"'),
    ])
  })
})
