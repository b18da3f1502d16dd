import { describe, expect, it } from '@jest/globals'
import { brief, read } from './fixtures/memory.js'

const DOCUMENT = `swagger: '2.0'
info: { title: t, version: '1' }
host: api.example
basePath: /v1/
schemes: [https, http]
consumes: [application/json]
produces: [application/json, text/csv]
parameters:
  Limit: { name: limit, in: query, type: integer, format: int32, minimum: 1, maximum: 9, exclusiveMaximum: true, default: 5 }
securityDefinitions:
  basic: { type: basic }
  key: { type: apiKey, in: header, name: X-Key }
definitions:
  Pet: { type: object, properties: { name: { type: string, x-nullable: true } } }
paths:
  /pets:
    parameters: [{ $ref: '#/parameters/Limit' }]
    get:
      parameters:
        - { name: tags, in: query, type: array, items: { type: string }, collectionFormat: COLLECTION }
        - { name: X-Ids, in: header, type: array, items: { type: integer } }
      responses:
        200: { description: all, schema: { type: array, items: { $ref: '#/definitions/Pet' } }, headers: { X-Total: { type: integer, description: count } }, examples: { text/csv: 'a' } }
        204: { description: none }
    post:
      consumes: [application/json, application/xml]
      parameters: [{ name: pet, in: body, required: true, description: the pet, schema: { $ref: '#/definitions/Pet' } }]
      responses: { 201: { description: made } }
  /pets/photo:
    post:
      consumes: [multipart/form-data]
      parameters:
        - { name: photo, in: formData, type: file, required: true, description: a picture }
        - { name: labels, in: formData, type: array, items: { type: string }, collectionFormat: pipes }
      responses: { 200: { description: the file, schema: { type: file } } }
      produces: [image/png]
  /login:
    post:
      parameters: [{ name: user, in: formData, type: string }]
      responses: {}
`

describe('Swagger 2.0', () => {
  it('becomes what OpenAPI 3.1 would say', async () => {
    const { model, diagnostics } = await read(DOCUMENT.replace('COLLECTION', 'csv'))
    expect(diagnostics).toEqual([])
    expect(model.servers.map(({ url }) => url)).toEqual(['https://api.example/v1', 'http://api.example/v1'])
    expect(model.securitySchemes.get('basic')).toMatchObject({ type: 'http', scheme: 'basic' })
    expect(model.securitySchemes.get('key')).toMatchObject({ type: 'apiKey', in: 'header', name: 'X-Key' })
    expect(model.schemas.get('Pet')?.schema).toEqual({ type: 'object', properties: { name: { type: ['string', 'null'] } } })
    const [list, create, photo, login] = model.operations
    expect(list?.parameters[0]).toMatchObject({
      name: 'limit',
      schema: { type: 'integer', format: 'int32', minimum: 1, exclusiveMaximum: 9, default: 5 },
    })
    expect(list?.parameters[2]).toMatchObject({ name: 'X-Ids', style: 'simple', explode: false })
    const schema = { type: 'array', items: { $ref: '#/components/schemas/Pet' } }
    expect(list?.responses[0]?.content).toMatchObject([
      { type: 'application/json', schema, rest: {} },
      { type: 'text/csv', schema, rest: { example: 'a' } },
    ])
    expect(list?.responses[0]?.headers).toMatchObject([{ name: 'X-Total', schema: { type: 'integer' }, description: 'count' }])
    expect(list?.responses[1]?.content).toEqual([])
    expect(create?.body).toMatchObject({
      required: true,
      description: 'the pet',
      content: [{ type: 'application/json', schema: schema.items }, { type: 'application/xml' }],
    })
    expect(photo?.body?.content).toMatchObject([
      {
        type: 'multipart/form-data',
        schema: {
          type: 'object',
          required: ['photo'],
          properties: {
            photo: { type: 'string', format: 'binary', description: 'a picture' },
            labels: { type: 'array', items: { type: 'string' } },
          },
        },
      },
    ])
    expect(photo?.body?.content[0]?.encoding.get('labels')).toEqual({ style: 'pipeDelimited', explode: false, rest: {} })
    expect(photo?.responses[0]?.content).toMatchObject([{ type: 'image/png', schema: { type: 'string', format: 'binary' } }])
    expect(login?.body).toMatchObject({ required: false, content: [{ type: 'application/x-www-form-urlencoded' }] })
  })

  it.each([
    ['csv', 'form', false],
    ['ssv', 'spaceDelimited', false],
    ['tsv', 'tabDelimited', false],
    ['pipes', 'pipeDelimited', false],
    ['multi', 'form', true],
  ])('decodes collectionFormat %s as %s', async (format, style, explode) => {
    const { model } = await read(DOCUMENT.replace('COLLECTION', format))
    expect(model.operations[0]?.parameters[1]).toMatchObject({ name: 'tags', style, explode })
  })

  it('says what of a body is left out', async () => {
    const { model, diagnostics } = await read(`swagger: '2.0'
info: { title: t, version: '1' }
paths:
  /a:
    post:
      parameters:
        - { name: a, in: body, schema: { type: object } }
        - { name: b, in: body, schema: { type: string } }
        - { name: c, in: formData, type: string }
        - { name: d, in: nowhere, type: string }
      responses: {}
`)
    expect(model.operations[0]?.body?.content[0]?.schema).toEqual({ type: 'string' })
    expect(diagnostics.map(brief).sort()).toEqual(['KIT1155 openapi.yaml:10:11', 'KIT1158 openapi.yaml:9:11', 'KIT1159 openapi.yaml:7:11'])
  })
})
