import { fileURLToPath } from 'node:url'
import { applied, memoryFiles } from '../../plan/memory-files.fixture.js'
import { AFTER, BEFORE } from '../../plan/pets.fixture.js'
import { planRoutes } from '../../plan/plan-routes.js'
import { read } from '../../read/fixtures/memory.js'
import { type ReadResult, readDocument } from '../../read/read-document.js'
import { FRAMEWORKS, type Framework } from '../../render/options.js'
import { readOutput } from '../contract/read-output.js'
import { byRouters } from '../contract/wiring.js'
import { compareModels } from './compare-models.js'

function thereAndBack(document: ReadResult, framework: Framework, types: 'infer' | 'declare') {
  const { edits } = planRoutes(document, memoryFiles({}), { framework, output: 'src/routes', envelope: 'spec', split: 'tags', types })
  const output = readOutput(memoryFiles(applied({}, edits)), 'src/routes', 'open', byRouters)
  return { output, ...compareModels(document.model, output) }
}

const readText = (document: object) => read({ 'openapi.json': JSON.stringify(document) })
const json = (schema: object) => ({ content: { 'application/json': { schema } } })
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })

/** What is hard to carry: names that are no identifiers, two forms of a schema, text that looks like a comment, recursion, paths and headers. */
const HARD = {
  openapi: '3.1.0',
  info: { title: 'Hard', version: '1' },
  paths: {
    '/a-b/{user-id}:archive': {
      post: {
        operationId: 'a.b/archive',
        description: 'Only a description.\n\n@param is no tag\n\n*/ nor an end',
        deprecated: true,
        tags: ['Ä ö'],
        security: [{ 'api key': [] }, {}],
        parameters: [
          { name: 'user-id', in: 'path', required: true, schema: { type: 'integer', readOnly: true } },
          { name: 'X-Tenant', in: 'header', schema: { type: 'string' }, description: 'Whose.' },
          { name: 'ids', in: 'query', style: 'form', explode: false, schema: { type: 'array', items: { type: 'string' }, default: [] } },
        ],
        requestBody: { required: true, ...json(ref('foo.bar-Baz')) },
        responses: {
          200: {
            description: 'ok',
            headers: { 'X-Rate': { schema: { type: 'integer' } } },
            ...json({ type: 'array', items: ref('foo.bar-Baz') }),
          },
          '4XX': { description: '@deprecated is no tag here' },
        },
      },
    },
  },
  components: {
    securitySchemes: { 'api key': { type: 'apiKey', in: 'header', name: 'X-Key', description: 'A key.' } },
    schemas: {
      'foo.bar-Baz': {
        type: 'object',
        description: 'Has two forms.',
        required: ['id', 'secret', 'next'],
        properties: {
          id: { type: 'string', readOnly: true, description: 'Given by us.' },
          secret: { type: 'string', writeOnly: true, deprecated: true },
          next: { anyOf: [ref('foo.bar-Baz'), { type: 'null' }] },
          kind: { type: 'string', enum: ['a', 'b'], default: 'a' },
          constructor: { type: 'integer' },
        },
      },
      delete: { type: ['string', 'null'], maxLength: 5 },
      alias: ref('delete'),
      日本: { oneOf: [ref('cat'), ref('dog')], discriminator: { propertyName: 'type', mapping: { c: '#/components/schemas/cat' } } },
      cat: { type: 'object', required: ['type'], properties: { type: { type: 'string' } }, additionalProperties: false },
      dog: { allOf: [ref('cat'), { type: 'object', minProperties: 2, patternProperties: { '^x-': { type: 'string' } } }] },
    },
  },
}

describe.each(FRAMEWORKS)('%s', (framework) => {
  test.each(['infer', 'declare'] as const)('hard documents: %s', async (types) => {
    const { differences, output } = thereAndBack(await readText(HARD), framework, types)
    expect(differences).toEqual([])
    expect(output.diagnostics).toEqual([])
    expect([...output.schemas.keys()].sort()).toEqual(Object.keys(HARD.components.schemas).sort())
  })

  test.each([BEFORE, AFTER])('pets', async (document) => {
    expect(thereAndBack(await readText(document), framework, 'infer').differences).toEqual([])
  })

  test('the example', async () => {
    const example = fileURLToPath(new URL('../../../../../examples/parcels/openapi.yaml', import.meta.url))
    const { differences, losses } = thereAndBack(await readDocument(example), framework, 'infer')
    expect(differences).toEqual([])
    expect(losses.get('`callbacks` of operations')).toBe(1)
  })
})

test('a difference is found, with its place', async () => {
  const document = await readText(BEFORE)
  const { edits } = planRoutes(document, memoryFiles({}), {
    framework: 'koa',
    output: 'src/routes',
    envelope: 'spec',
    split: 'tags',
    types: 'infer',
  })
  const files = applied({}, edits)
  const changed = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text.replace('id: z.string()', 'id: z.int()')]))
  const { differences } = compareModels(document.model, readOutput(memoryFiles(changed), 'src/routes', 'open', byRouters))
  expect(differences.map((one) => one.path)).toContain('schemas.Pet.schema.object[0].properties.id.schema.string')
})
