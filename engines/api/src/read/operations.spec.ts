import { describe, expect, it } from '@jest/globals'
import { brief, document31, failures, read } from './fixtures/memory.js'

describe('operation ids', () => {
  it('are made up where they are missing, empty or taken, the same in every run', async () => {
    const { model, diagnostics } = await read(
      document31(`paths:
  /: { get: {} }
  /users: { get: { operationId: list }, post: { operationId: list } }
  /users/{id}: { get: { operationId: '' }, put: { operationId: getRoot } }
  /users/{user-id}/posts.json: { get: {} }
  /usuários: { get: {} }
`),
    )
    expect(model.operations.map(({ id, named }) => [id, named])).toEqual([
      ['getRoot2', false],
      ['list', true],
      ['postUsers', false],
      ['getUsersById', false],
      ['getRoot', true],
      ['getUsersByUserIdPostsJson', false],
      ['getUsuários', false],
    ])
    const [duplicate] = diagnostics.filter(({ code }) => code === 'KIT1143')
    expect(duplicate).toMatchObject({ severity: 'warning', place: { line: 5, column: 49 }, related: [{ line: 5, column: 20 }] })
  })
})

describe('paths', () => {
  it('that no router serves are put right with a warning', async () => {
    const { model, diagnostics } = await read(
      document31(`paths:
  users: { get: {} }
  /a?all=1: { get: {} }
  /b#c: { get: {} }
  /x/{one}: { get: {}, post: {} }
  /x/{two}: { get: {} }
  /{a?}/{b}}: { get: {} }
`),
    )
    expect(model.operations.map(({ path }) => path)).toEqual(['/users', '/a', '/b', '/x/{one}', '/x/{one}', '/x/{two}', '/{a?}/{b}}'])
    expect(diagnostics.filter(({ code }) => code !== 'KIT1152').map(brief)).toEqual([
      'KIT1140 openapi.yaml:4:3',
      'KIT1141 openapi.yaml:5:3',
      'KIT1141 openapi.yaml:6:3',
      'KIT1145 openapi.yaml:9:3',
      'KIT1142 openapi.yaml:8:15',
    ])
    expect(diagnostics.find(({ code }) => code === 'KIT1142')?.related).toMatchObject([{ line: 7, column: 15 }])
  })
})

describe('parameters', () => {
  it('of the path are overridden by those of the operation, and agree with the template', async () => {
    const { model, diagnostics } = await read(
      document31(`paths:
  /a/{id}/{other}:
    parameters:
      - { name: id, in: path, required: true, schema: { type: string } }
      - { name: limit, in: query, schema: { type: integer } }
      - { name: gone, in: path, required: true, schema: { type: string } }
    get:
      parameters:
        - { name: id, in: path, schema: { type: integer } }
        - { name: X-A, in: header, schema: true }
        - { name: x-a, in: header, required: true, schema: true }
        - { name: accept, in: header, schema: true }
        - { name: q, in: query, content: { application/json: { schema: { type: object } } } }
        - { name: ids, in: query, style: pipeDelimited, schema: { type: array } }
        - { name: c, in: cookie, style: deepObject, schema: true }
        - { in: query, schema: true }
        - { name: bare, in: query }
`),
    )
    const parameters = model.operations[0]?.parameters ?? []
    expect(parameters.map(({ name, in: place, required, style, explode }) => [name, place, required, style, explode])).toEqual([
      ['id', 'path', true, 'simple', false],
      ['limit', 'query', false, 'form', true],
      ['x-a', 'header', true, 'simple', false],
      ['q', 'query', false, 'form', true],
      ['ids', 'query', false, 'pipeDelimited', false],
      ['c', 'cookie', false, 'form', true],
      ['bare', 'query', false, 'form', true],
      ['other', 'path', true, 'simple', false],
    ])
    expect(parameters[0]?.schema).toEqual({ type: 'integer' })
    expect(parameters[3]).toMatchObject({ mediaType: 'application/json', schema: { type: 'object' } })
    expect(diagnostics.map(brief)).toEqual([
      'KIT1153 openapi.yaml:11:11',
      'KIT1154 openapi.yaml:14:11',
      'KIT1156 openapi.yaml:17:34',
      'KIT1155 openapi.yaml:18:11',
      'KIT1157 openapi.yaml:19:11',
      'KIT1150 openapi.yaml:13:11',
      'KIT1151 openapi.yaml:8:9',
      'KIT1152 openapi.yaml:9:5',
    ])
  })
})

describe('bodies and responses', () => {
  it('keep every media type, encoding and header', async () => {
    const { model, diagnostics } = await read(
      document31(`paths:
  /a:
    post:
      requestBody: { $ref: '#/components/requestBodies/Upload' }
      responses:
        4xx: { $ref: '#/components/responses/Problem' }
        201: { description: made, headers: { Location: { required: true, schema: { type: string } }, content-type: { schema: true } } }
        okay: { description: none }
        default: { $ref: '#/components/responses/Problem' }
components:
  requestBodies:
    Upload:
      required: true
      content:
        multipart/form-data:
          schema: { type: object }
          encoding: { file: { contentType: image/png, explode: true, style: form, headers: {} } }
        text/plain: {}
  responses:
    Problem: { description: wrong, content: { application/problem+json: { schema: { type: object }, example: { a: 1 } } } }
`),
    )
    const operation = model.operations[0]
    expect(operation?.body).toMatchObject({
      required: true,
      component: 'Upload',
      content: [{ type: 'multipart/form-data' }, { type: 'text/plain' }],
    })
    expect(operation?.body?.content[0]?.encoding.get('file')).toEqual({
      contentType: 'image/png',
      explode: true,
      style: 'form',
      rest: { headers: {} },
    })
    expect(operation?.body?.content[1]).not.toHaveProperty('schema')
    expect(operation?.responses.map(({ status, component }) => [status, component])).toEqual([
      ['201', undefined],
      ['4XX', 'Problem'],
      ['default', 'Problem'],
    ])
    expect(operation?.responses[0]?.headers).toMatchObject([{ name: 'Location', required: true, schema: { type: 'string' } }])
    expect(operation?.responses[1]?.content[0]).toMatchObject({ schema: { type: 'object' }, rest: { example: { a: 1 } } })
    expect(diagnostics.map(brief)).toEqual(['KIT1160 openapi.yaml:10:9'])
  })
})

describe('security', () => {
  it("is the document's unless the operation has its own, and never open by a mistake", async () => {
    const { model, diagnostics } = await read(
      document31(`security: [{ key: [] }]
paths:
  /a: { get: {} }
  /b: { get: { security: [] } }
  /c: { get: { security: [{}, { key: [], login: [read] }] } }
  /d: { get: { security: [{ ghost: [] }] } }
components:
  securitySchemes:
    key: { type: apiKey, in: cookie, name: sid }
    login: { type: oauth2, flows: {} }
    odd: { type: token }
`),
    )
    const requirements = model.operations.map(({ security }) => security.map((one) => [...one]))
    expect(requirements).toEqual([
      [[['key', []]]],
      [],
      [
        [],
        [
          ['key', []],
          ['login', ['read']],
        ],
      ],
      [[['ghost', []]]],
    ])
    expect(model.securitySchemes.get('key')).toMatchObject({ type: 'apiKey', in: 'cookie', name: 'sid' })
    expect(model.securitySchemes.get('login')).toMatchObject({ type: 'oauth2', rest: { flows: {} } })
    expect(model.securitySchemes.get('odd')).toMatchObject({ type: 'http', scheme: 'bearer' })
    expect(model.securitySchemes.get('ghost')).toMatchObject({ type: 'http', scheme: 'bearer' })
    expect(diagnostics.map(brief)).toEqual(['KIT1171 openapi.yaml:13:5', 'KIT1170 openapi.yaml:8:29'])
  })

  it('that cannot be understood is an error', async () => {
    expect(await failures(document31('security: none\npaths: {}\n'))).toEqual(['KIT1173 openapi.yaml:3:1'])
    expect(await failures(document31('security: [key]\npaths: {}\n'))).toEqual(['KIT1173 openapi.yaml:3:12'])
  })
})
