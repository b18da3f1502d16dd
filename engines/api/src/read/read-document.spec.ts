import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from '@jest/globals'
import { document31, read } from './fixtures/memory.js'
import { readDocument } from './read-document.js'

const SHOP = fileURLToPath(new URL('./fixtures/shop/openapi.yaml', import.meta.url))

describe('a document of many files', () => {
  it('becomes one model that names its schemas and says where everything is from', async () => {
    const { model, diagnostics, files, locate } = await readDocument(SHOP)
    expect(diagnostics).toEqual([])
    expect(model.info).toMatchObject({ title: 'Shop', description: 'The shop.\n' })
    expect(model.operations.map(({ id, named, method, path: route }) => [id, named, method, route])).toEqual([
      ['getOrder', true, 'get', '/orders/{orderId}'],
      ['deleteOrdersByOrderId', false, 'delete', '/orders/{orderId}'],
      ['listOrders', true, 'get', '/orders'],
    ])
    expect([...model.schemas.keys()]).toEqual(['Order', 'Customer', 'customer_Customer'])
    expect(model.schemas.get('Order')?.schema).toMatchObject({
      properties: {
        customer: { $ref: '#/components/schemas/customer_Customer' },
        parent: { $ref: '#/components/schemas/Order' },
        note: { type: ['string', 'null'] },
      },
    })
    expect(model.operations[2]?.responses[0]?.content[0]?.schema).toEqual({ type: 'array', items: { $ref: '#/components/schemas/Order' } })
    expect(files.map((file) => path.basename(file))).toEqual([
      'about.md',
      'openapi.yaml',
      'parameters.yaml',
      'list-orders.yaml',
      'order.yaml',
      'responses.yaml',
      'customer.yaml',
      'order.yaml',
    ])
    const [get, remove] = model.operations
    expect(get?.parameters[0]).toMatchObject({ name: 'orderId', component: 'orderId', in: 'path', required: true })
    expect(get?.responses[1]).toBe(remove?.responses[1])
    expect(get?.responses[1]).toMatchObject({ status: '404', component: 'NotFound' })
    const place = get && locate(get.origin, '/responses/404')
    expect(place).toEqual({ file: expect.stringMatching(/paths\/order\.yaml$/), line: 13, column: 5 })
  })

  it('is the same for JSON and YAML, and every place can be found in both', async () => {
    const yaml = document31('paths:\n  /a:\n    get:\n      tags: [x]\n      responses: {}\n')
    const json =
      '{\n  "openapi": "3.1.0",\n  "info": { "title": "t", "version": "1" },\n  "paths": { "/a": {\n    "get": { "tags": ["x"], "responses": {} } } }\n}'
    const [one, two] = await Promise.all([read(yaml), read({ 'openapi.json': json })])
    expect(two.model.operations.map(({ origin: _, ...rest }) => rest)).toEqual(one.model.operations.map(({ origin: _, ...rest }) => rest))
    const origin = { file: '/api/openapi.json', pointer: '/paths/~1a/get' }
    expect(two.locate(origin)).toEqual({ file: '/api/openapi.json', line: 5, column: 5 })
    expect(two.locate(origin, '/tags/0')).toEqual({ file: '/api/openapi.json', line: 5, column: 23 })
    expect(one.locate({ file: '/api/openapi.yaml', pointer: '/paths/~1a/get' }, '/tags/0')).toEqual({
      file: '/api/openapi.yaml',
      line: 6,
      column: 14,
    })
    expect(one.locate({ file: '/api/openapi.yaml', pointer: '/paths/~1a/get' }, '/nothing/here')).toEqual({
      file: '/api/openapi.yaml',
      line: 5,
      column: 5,
    })
  })
})

describe('names that objects inherit', () => {
  it('are names like any other', async () => {
    const { model } = await read({
      'openapi.json': `{"openapi":"3.0.0","info":{"title":"t","version":"1"},
        "paths":{"/__proto__/{constructor}":{"get":{"operationId":"toString","responses":{"200":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/__proto__"}}}}}}}},
        "components":{"schemas":{"__proto__":{"properties":{"__proto__":{"type":"string","nullable":true,"example":"a"},"constructor":{"type":"integer"}},"required":["__proto__"],"example":{}},"toString":{"type":"string"}}}}`,
    })
    expect([...model.schemas.keys()]).toEqual(['__proto__', 'toString'])
    const schema = model.schemas.get('__proto__')?.schema
    expect(JSON.stringify(schema)).toBe(
      '{"properties":{"__proto__":{"type":["string","null"],"examples":["a"]},"constructor":{"type":"integer"}},"required":["__proto__"],"examples":[{}],"type":"object"}',
    )
    expect(Object.getPrototypeOf(schema)).toBe(Object.prototype)
    expect(model.operations[0]).toMatchObject({ id: 'toString', parameters: [{ name: 'constructor', schema: { type: 'string' } }] })
    expect(Reflect.get({}, 'nullable')).toBeUndefined()
  })
})

describe('what no code comes of', () => {
  it('is kept and told once of each kind', async () => {
    const { model, diagnostics } = await read(
      document31(`x-owner: team
webhooks: { paid: { post: { responses: {} } } }
paths:
  /a:
    summary: all of a
    servers: [{ url: 'https://a.example' }]
    get:
      x-internal: true
      callbacks: { done: {}, failed: {} }
      responses: { 200: { description: '', links: { next: { operationId: b } } } }
`),
    )
    expect(model.rest).toMatchObject({ 'x-owner': 'team', webhooks: { paid: {} }, paths: { '/a': { summary: 'all of a' } } })
    expect(model.operations[0]?.rest).toEqual({
      'x-internal': true,
      callbacks: { done: {}, failed: {} },
      servers: [{ url: 'https://a.example' }],
    })
    expect(model.operations[0]?.responses[0]?.rest).toEqual({ links: { next: { operationId: 'b' } } })
    expect(diagnostics.map(({ code, severity, message }) => [code, severity, /has (.*), which/.exec(message)?.[1]])).toEqual([
      ['KIT1149', 'note', 'links (1)'],
      ['KIT1149', 'note', 'servers of single operations or paths (1)'],
      ['KIT1149', 'note', 'callbacks (2)'],
      ['KIT1149', 'note', 'webhooks (1)'],
    ])
  })
})
