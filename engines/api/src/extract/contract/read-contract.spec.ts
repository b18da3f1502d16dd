import { exported } from '../../evaluate/evaluate.fixture.js'
import { SchemaComponents } from '../schema-components.js'
import { zodReader } from '../zod/read-zod.js'
import { readContract } from './read-contract.js'

const FILES = {
  'src/routes/users/contract.ts': `import { z } from 'zod'
import { ErrorBody, binary, file, stream } from '../http.js'

export const User = z.object({ id: z.uuid() })

/**
 * Create a user
 *
 * With everything.
 *
 * And more.
 *
 * @operationId users/create
 * @deprecated
 */
export const createUser = {
  params: z.object({ tenant: z.string() }),
  query: z.object({
    /** How many. */
    limit: z.int().default(20),
    ids: z.array(z.string()).optional(),
    filter: z.object({ a: z.int() }).optional(),
  }),
  headers: z.object({ 'x-tenant': z.string() }),
  styles: {
    query: {
      ids: { style: 'pipeDelimited', explode: false },
      filter: { mediaType: 'application/json' },
    },
  },
  body: {
    'application/json': User.optional(),
    'multipart/form-data': z.object({ photo: file() }).optional(),
    'image/png': stream().optional(),
  },
  encoding: { 'multipart/form-data': { photo: { contentType: 'image/png' } } },
  responses: {
    /** Made. */
    201: { headers: z.object({ location: z.url() }), content: { 'application/json': User, 'image/png': binary() } },
    204: z.void(),
    /** Wrong. */
    '4XX': ErrorBody,
  },
  security: [{ bearerAuth: [], 'api key': ['read'] }, {}],
} satisfies Contract

export const settings = { responses: 3 }
`,
  'src/routes/http.ts': "export { ErrorBody } from './http/envelope.js'\nexport { binary, file, stream } from './http/files.js'",
  'src/routes/http/envelope.ts': "import { z } from 'zod'\nexport const ErrorBody = z.object({ error: z.string() })",
  'src/routes/http/files.ts':
    "import { z } from 'zod'\nexport function file() { return z.instanceof(File) }\nexport function stream() { return z.instanceof(Readable) }\nexport function binary() { return z.instanceof(Readable) }",
}
const PATH = 'src/routes/users/contract.ts'
const origin = { file: PATH, pointer: '' }

function contract(errorBodies?: 'open') {
  const { value, evaluator } = exported(FILES, PATH, 'createUser')
  const context = new SchemaComponents(evaluator, [zodReader(evaluator)])
  return readContract(evaluator, value, context, errorBodies)
}

test('everything that an entry of a contract says', () => {
  const user = { $ref: '#/components/schemas/User' }
  const common = { deprecated: false, rest: {}, origin }
  const media = { encoding: new Map(), rest: {}, origin }
  expect(contract()).toEqual({
    id: 'users/create',
    named: true,
    summary: 'Create a user',
    description: 'With everything.\n\nAnd more.',
    deprecated: true,
    parameters: [
      { ...common, name: 'tenant', in: 'path', required: true, schema: { type: 'string' }, style: 'simple', explode: false },
      {
        ...common,
        name: 'limit',
        in: 'query',
        required: false,
        description: 'How many.',
        schema: { type: 'integer', default: 20 },
        style: 'form',
        explode: true,
      },
      {
        ...common,
        name: 'ids',
        in: 'query',
        required: false,
        schema: { type: 'array', items: { type: 'string' } },
        style: 'pipeDelimited',
        explode: false,
      },
      {
        ...common,
        name: 'filter',
        in: 'query',
        required: false,
        schema: { type: 'object', properties: { a: { type: 'integer' } }, required: ['a'] },
        style: 'form',
        explode: true,
        mediaType: 'application/json',
      },
      { ...common, name: 'x-tenant', in: 'header', required: true, schema: { type: 'string' }, style: 'simple', explode: false },
    ],
    body: {
      required: false,
      content: [
        { ...media, type: 'application/json', schema: user },
        {
          ...media,
          type: 'multipart/form-data',
          schema: { type: 'object', properties: { photo: { type: 'string', format: 'binary' } }, required: ['photo'] },
          encoding: new Map([['photo', { contentType: 'image/png', rest: {} }]]),
        },
        { ...media, type: 'image/png' },
      ],
      rest: {},
      origin,
    },
    responses: [
      {
        status: '201',
        description: 'Made.',
        headers: [{ ...common, name: 'location', required: true, schema: { type: 'string', format: 'uri' } }],
        content: [
          { ...media, type: 'application/json', schema: user },
          { ...media, type: 'image/png' },
        ],
        rest: {},
        origin,
      },
      { status: '204', description: '', headers: [], content: [], rest: {}, origin },
      {
        status: '4XX',
        description: 'Wrong.',
        headers: [],
        content: [
          {
            ...media,
            type: 'application/json',
            schema: { $ref: '#/components/schemas/ErrorBody' },
          },
        ],
        rest: {},
        origin,
      },
    ],
    security: [
      new Map([
        ['bearerAuth', []],
        ['api key', ['read']],
      ]),
      new Map(),
    ],
    origin,
  })
})

test('failures whose body the document left open can be left open', () => {
  expect(contract('open')?.responses.at(-1)).toMatchObject({ status: '4XX', content: [] })
})

test('other objects are no contracts', () => {
  const { value, evaluator } = exported(FILES, PATH, 'settings')
  expect(readContract(evaluator, value, new SchemaComponents(evaluator, []))).toBeUndefined()
})
