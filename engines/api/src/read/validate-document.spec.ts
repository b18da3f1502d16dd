import { describe, expect, it } from '@jest/globals'
import { brief, read } from './fixtures/memory.js'

const check = { validate: true }

describe('the check against the specification', () => {
  it('reports what breaks it, in its place, and the document is read all the same', async () => {
    const { model, diagnostics } = await read(
      {
        'openapi.yaml': `openapi: 3.0.0
info:
  title: t
  version: 1
paths:
  /a:
    get:
      respones: {}
      responses:
        '200': { $ref: 'responses.yaml#/Ok' }
        '201':
          content: {}
`,
        'responses.yaml': 'Ok:\n  content:\n    application/json: {}\n',
      },
      check,
    )
    expect(model.info.version).toBe('1')
    expect(model.operations).toHaveLength(1)
    expect(diagnostics.map(brief).sort()).toEqual([
      'KIT1130 openapi.yaml:11:9',
      'KIT1130 openapi.yaml:4:3',
      'KIT1130 openapi.yaml:8:7',
      'KIT1130 responses.yaml:1:1',
    ])
    expect(diagnostics.every(({ severity }) => severity === 'warning')).toBe(true)
    expect(diagnostics.map(({ message }) => message)).toContain(
      'The document breaks the OpenAPI specification: at info/version, type must be string.',
    )
  })

  it('checks what is said again once, and finds the place of what comes after it', async () => {
    const { diagnostics } = await read(
      {
        'openapi.yaml': `openapi: 3.0.0
info: { title: t, version: '1' }
paths:
  /a:
    get:
      parameters:
        - { name: page, in: query, schema: {} }
      responses:
        '200': { descriptoin: Fine }
  /b:
    get:
      parameters:
        - { name: size, in: query, schema: {} }
        - { name: order, in: query, schema: {}, requried: true }
      responses:
        '200': { descriptoin: Fine }
`,
      },
      check,
    )
    expect(diagnostics.map(brief).sort()).toEqual(['KIT1130 openapi.yaml:14:49', 'KIT1130 openapi.yaml:9:9'])
  })

  it.each([
    [
      '3.1.0',
      '{ "openapi": "3.1.0", "info": { "title": "t", "version": "1" }, "paths": { "/a/{id}": { "get": { "parameters": [{ "name": "id", "in": "path", "required": true, "schema": { "type": "any thing goes" } }], "responses": { "200": { "description": "" } } } } } }',
      ['KIT1181'],
    ],
    [
      '2.0',
      '{ "swagger": "2.0", "info": { "title": "t", "version": "1" }, "paths": { "/a": { "get": { "parameters": [{ "name": "a", "in": "query", "type": "array", "items": { "type": "string", "enum": [] } }], "responses": { "200": { "description": "" } } } } } }',
      ['KIT1184'],
    ],
    [
      '3.2.0',
      '{ "openapi": "3.2.0", "info": { "title": "t", "version": "1" }, "paths": {}, "tags": [{ "name": "a", "kind": "nav" }] }',
      ['KIT1122'],
    ],
  ])('leaves schemas of %s to kit', async (_, text, codes) => {
    const { diagnostics } = await read({ 'openapi.json': text }, check)
    expect(diagnostics.map(({ code }) => code)).toEqual(codes)
  })

  it('finds security schemes that mix types', async () => {
    const { diagnostics } = await read(
      'openapi: 3.0.0\ninfo: { title: t, version: "1" }\npaths: {}\ncomponents:\n  securitySchemes:\n    key:\n      type: http\n      scheme: basic\n      name: X-Key\n',
      check,
    )
    expect(diagnostics.map(brief)).toEqual(['KIT1130 openapi.yaml:6:5'])
  })
})
