import { exported } from '../../evaluate/evaluate.fixture.js'
import { SchemaComponents } from '../schema-components.js'
import { schemaReaders } from '../schema-readers.js'
import { fastifySchema } from './fastify-schema.js'

function read(source: string) {
  const { value, evaluator } = exported({ 'a.ts': `export default ${source}` }, 'a.ts', 'default')
  return fastifySchema(value, new SchemaComponents(evaluator, schemaReaders(evaluator)))
}

describe("Fastify's route schemas", () => {
  test('parts and answers', () => {
    expect(
      read(`{
        body: { type: 'object', properties: { name: { type: 'string' } } },
        querystring: { limit: { type: 'integer' } },
        params: { type: 'object', properties: { id: { type: 'string' } } },
        response: {
          200: { id: { type: 'integer' } },
          '4XX': { description: 'No', type: 'string' },
          204: { description: 'Gone', type: 'null' },
          205: { description: 'Empty' },
          default: { description: 'Other', headers: { 'x-a': { type: 'string' } }, content: { 'text/csv': { schema: { type: 'string' } } } },
        },
      }`),
    ).toEqual({
      body: { '': { type: 'object', properties: { name: { type: 'string' } } } },
      query: { type: 'object', properties: { limit: { type: 'integer' } } },
      params: { type: 'object', properties: { id: { type: 'string' } } },
      responses: {
        200: { content: { '': { type: 'object', properties: { id: { type: 'integer' } } } } },
        '4xx': { description: 'No', content: { '': { type: 'string', description: 'No' } } },
        204: { description: 'Gone' },
        205: { description: 'Empty' },
        default: { description: 'Other', headers: { 'x-a': { type: 'string' } }, content: { 'text/csv': { type: 'string' } } },
      },
    })
  })

  test('documentation', () => {
    expect(
      read(
        "{ summary: 'List', tags: ['pets'], operationId: 'list', deprecated: true, hide: false, consumes: ['text/csv'], security: [{ key: [] }] }",
      ),
    ).toEqual({
      summary: 'List',
      tags: ['pets'],
      operationId: 'list',
      deprecated: true,
      consumes: ['text/csv'],
      security: [{ key: [] }],
    })
  })

  test('a body by media type', () => {
    expect(
      read("{ body: { content: { 'application/json': { schema: { type: 'object' } }, 'text/plain': { schema: { type: 'string' } } } } }"),
    ).toEqual({
      body: { 'application/json': { type: 'object' }, 'text/plain': { type: 'string' } },
    })
  })
})
