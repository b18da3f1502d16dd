import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from '@jest/globals'
import { brief, document31, failures, read, withSchema } from './fixtures/memory.js'

/** Names and schemas of a document, as plain objects. */
async function named(files: Parameters<typeof read>[0]): Promise<Record<string, unknown>> {
  const { model } = await read(files)
  return Object.fromEntries([...model.schemas].map(([name, { schema }]) => [name, schema]))
}

describe('references that are no names', () => {
  it('get readable names, each target once', async () => {
    const schemas = await named(
      document31(`paths:
  /users/{id}:
    get:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { 200: { description: '', content: { application/json: { schema: { type: integer } } } } }
components:
  schemas:
    User: { type: object, properties: { items: { type: string }, tags: { type: array, items: { type: number } } } }
    A: { $ref: '#/components/schemas/User/properties/items' }
    B: { allOf: [{ $ref: '#/components/schemas/User/properties/tags/items' }, { $ref: '#/components/schemas/User/properties/tags/items' }] }
    C: { type: object, properties: { c: { $ref: '#/paths/~1users~1%7Bid%7D/get/responses/200/content/application~1json/schema' } } }
    D: { $defs: { inner: { type: boolean } }, type: object, properties: { d: { $ref: '#/$defs/inner' }, self: { $ref: '#' } } }
    E: { $ref: '#/components/schemas/User' }
    F: { type: object, properties: { f: { $ref: '#named' } } }
    G: { $anchor: named, type: string }
    H: { $ref: '#/$defs/one', $defs: { one: { type: array, items: { $ref: '#/$defs/two' } }, two: { $ref: '#' } } }
`),
    )
    const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
    expect(schemas.A).toEqual({ type: 'string' })
    expect(schemas.B).toEqual({ allOf: [ref('User_tags_item'), ref('User_tags_item')] })
    expect(schemas.C).toEqual({ type: 'object', properties: { c: ref('users_id_get_response_200') } })
    expect(schemas.D).toEqual({ type: 'object', properties: { d: ref('D_inner'), self: ref('D') } })
    expect(schemas.E).toEqual(ref('User'))
    expect(schemas.F).toEqual({ type: 'object', properties: { f: ref('G') } })
    expect(schemas.H).toEqual(ref('H_one'))
    expect(schemas.H_one).toEqual({ type: 'array', items: ref('H') })
    expect(schemas).toMatchObject({
      User_tags_item: { type: 'number' },
      users_id_get_response_200: { type: 'integer' },
      D_inner: { type: 'boolean' },
    })
  })

  it('keep names that are no identifiers, and tell equal names of two files apart', async () => {
    const schemas = await named({
      'openapi.yaml': document31(`components:
  schemas:
    foo.bar-Baz: { type: string }
    日本: { $ref: '#/components/schemas/2fa' }
    2fa: { type: integer }
    a/b~c: { type: number }
    Error: { type: object }
    Uses:
      type: object
      properties:
        a: { $ref: '#/components/schemas/a~1b~0c' }
        b: { $ref: 'other.yaml#/components/schemas/Error' }
        c: { $ref: 'sub/other.yaml#/Error' }
        d: { $ref: 'sub/other.yaml' }
`),
      'other.yaml': 'components: { schemas: { Error: { type: object, properties: { next: { $ref: "#/components/schemas/Error" } } } } }\n',
      'sub/other.yaml': 'Error: { type: string }\n',
    })
    expect(Object.keys(schemas)).toEqual(['foo.bar-Baz', '日本', '2fa', 'a/b~c', 'Error', 'Uses', 'other_Error', 'other_Error_2', 'other'])
    const properties = ['a~1b~0c', 'other_Error', 'other_Error_2', 'other'].map((name) => ({ $ref: `#/components/schemas/${name}` }))
    expect(schemas.Uses).toEqual({ type: 'object', properties: { a: properties[0], b: properties[1], c: properties[2], d: properties[3] } })
    expect(schemas.other_Error).toEqual({ type: 'object', properties: { next: { $ref: '#/components/schemas/other_Error' } } })
  })

  it('follow $id', async () => {
    const schemas = await named({
      'openapi.json': withSchema(
        { $id: 'http://x.example/root.json', type: 'object', properties: { a: { $ref: 'item.json' }, b: { $ref: 'item.json#/$defs/n' } } },
        '3.1.0',
        { Item: { $id: 'http://x.example/item.json', type: 'string', $defs: { n: { type: 'integer' } } } },
      ),
    })
    expect(schemas.A).toEqual({
      type: 'object',
      properties: { a: { $ref: '#/components/schemas/Item' }, b: { $ref: '#/components/schemas/Item_n' } },
    })
    expect(schemas.Item_n).toEqual({ type: 'integer' })
  })
})

describe('circles of references', () => {
  it('that say nothing are broken, recursion stays', async () => {
    const { model, diagnostics } = await read(
      document31(`components:
  schemas:
    A: { $ref: '#/components/schemas/A' }
    B: { $ref: '#/components/schemas/C' }
    C: { $ref: '#/components/schemas/B' }
    D: { allOf: [{ $ref: '#/components/schemas/D' }, { type: object }] }
    E: { anyOf: [{ $ref: '#/components/schemas/E' }, { type: 'null' }] }
    F: { type: object, properties: { f: { $ref: '#/components/schemas/F' } } }
`),
    )
    expect(diagnostics.map(brief)).toEqual([
      'KIT1205 openapi.yaml:5:5',
      'KIT1205 openapi.yaml:7:5',
      'KIT1205 openapi.yaml:8:18',
      'KIT1205 openapi.yaml:9:18',
    ])
    expect([...model.schemas.values()].map(({ schema }) => schema)).toEqual([
      {},
      { $ref: '#/components/schemas/C' },
      {},
      { allOf: [{ type: 'object' }] },
      { anyOf: [{ type: 'null' }] },
      { type: 'object', properties: { f: { $ref: '#/components/schemas/F' } } },
    ])
  })
})

describe('remote references', () => {
  it('are fetched from allowed hosts only, redirects included', async () => {
    const server = createServer((request, response) => {
      if (request.url === '/away.yaml') response.writeHead(302, { location: 'http://other.invalid/a.yaml' }).end()
      else if (request.url === '/moved.yaml') response.writeHead(302, { location: '/user.yaml' }).end()
      else if (request.url === '/user.yaml')
        response.end('type: object\nproperties: { a: { $ref: "deep/name.yaml" }, b: { $ref: "file:///etc/passwd" } }\n')
      else if (request.url === '/ok.yaml') response.end('type: object\nproperties: { a: { $ref: "deep/name.yaml" } }\n')
      else if (request.url === '/deep/name.yaml') response.end('type: string\n')
      else response.writeHead(500).end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const host = `127.0.0.1:${port}`
    const one = (file: string) => ({ 'openapi.json': withSchema({ $ref: `http://${host}/${file}` }) })
    try {
      expect(await failures(one('ok.yaml'))).toEqual(['KIT1202 openapi.json:1:96'])
      const { model, files } = await read(one('ok.yaml'), { allowRemote: [host] })
      expect(model.schemas.get('A')?.schema).toEqual({ type: 'object', properties: { a: { $ref: '#/components/schemas/name' } } })
      expect(files).toEqual(['/api/openapi.json'])
      expect(await failures(one('moved.yaml'), { allowRemote: ['127.0.0.1'] })).toEqual(['KIT1203 moved.yaml:2:51'])
      expect(await failures(one('away.yaml'), { allowRemote: [host] })).toEqual(['KIT1206 openapi.json:1:96'])
      expect(await failures(one('broken.yaml'), { allowRemote: [host] })).toEqual(['KIT1206 openapi.json:1:96'])
    } finally {
      await new Promise((resolve) => server.close(resolve))
    }
  })
})

describe('discriminators', () => {
  it('map values to the names of schemas', async () => {
    const schemas = await named({
      'openapi.yaml': document31(`components:
  schemas:
    A:
      oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: 'dog.yaml' }]
      discriminator: { propertyName: kind, mapping: { cat: Cat, kitty: '#/components/schemas/Cat', dog: dog.yaml, cow: Cow } }
    Cat: { type: object, properties: { kind: { type: string } } }
`),
      'dog.yaml': 'type: object\n',
    })
    expect(schemas.A).toMatchObject({ discriminator: { propertyName: 'kind', mapping: { cat: 'Cat', kitty: 'Cat', dog: 'dog' } } })
  })

  it('on a parent learn its children, at any depth', async () => {
    const schemas = await named(
      document31(`components:
  schemas:
    Pet: { type: object, discriminator: { propertyName: kind } }
    Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }, { type: object }] }
    Lion: { allOf: [{ $ref: '#/components/schemas/Cat' }] }
`),
    )
    expect(schemas.Pet).toEqual({ type: 'object', discriminator: { propertyName: 'kind', mapping: { Cat: 'Cat', Lion: 'Lion' } } })
  })
})
