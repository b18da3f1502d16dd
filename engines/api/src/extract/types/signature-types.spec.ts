import { exported } from '../../evaluate/evaluate.fixture.js'
import { SchemaComponents } from '../schema-components.js'
import { schemaReaders } from '../schema-readers.js'
import { signatureTypes } from './signature-types.js'

/** The types of a handler, where `call` is what registers it. */
function types(source: string) {
  const { value, evaluator } = exported(
    { 'a.ts': `interface New { name: string }\ninterface Page { limit?: string }\n${source}` },
    'a.ts',
    'default',
  )
  const call = value.kind === 'array' ? value.items[0] : undefined
  const handler = value.kind === 'array' ? value.items[1] : value
  const context = new SchemaComponents(evaluator, schemaReaders(evaluator))
  return signatureTypes(evaluator, handler, (call ?? value).node, context)
}
const body = { $ref: '#/components/schemas/New' }
const query = { type: 'object', properties: { limit: { type: 'string' } } }

describe("what a handler's types say of the request", () => {
  test.each<[string, unknown]>([
    [
      "import { Request } from 'express'\nexport default (req: Request<{ id: string }, any, New, Page>, res) => {}",
      { params: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] }, body, query },
    ],
    [
      "import { RequestHandler } from 'express'\nconst create: RequestHandler<{}, { ok: boolean }, New> = async (req, res) => {}\nexport default create",
      { body, response: { type: 'object', properties: { ok: { type: 'boolean' } }, required: ['ok'] } },
    ],
    ["import * as express from 'express'\nexport default (req: express.Request<{}, {}, New>) => {}", { body }],
    [
      "import { Request } from 'express'\ntype Typed<B> = Request<unknown, unknown, B>\nexport default async (req: Typed<New>) => {}",
      { body },
    ],
    [
      "import { Request } from 'express'\ninterface CreateRequest extends Request { body: New; user: string }\nexport default async (req: CreateRequest) => {}",
      { body },
    ],
    ["import { Request } from 'express'\nexport default async (req: Request & { query: Page }) => {}", { query }],
    ['export default async ({ body }: { body: New }) => {}', { body }],
    [
      "import { FastifyRequest } from 'fastify'\nexport default async (request: FastifyRequest<{ Body: New; Querystring: Page; Reply: { 201: New } }>) => {}",
      { body, query, responses: { 201: body } },
    ],
    ["import { app } from 'x'\nexport default [app.get<{ Querystring: Page }>('/', null), (request) => {}]", { query }],
    ["import { app } from 'x'\nexport default [app.post<{}, {}, New>('/', null), (request) => {}]", { body }],
    [
      "const wrap = (fn) => (req, res, next) => fn(req, res).catch(next)\nimport { Request } from 'express'\nexport default wrap(async (req: Request<{}, {}, New>, res) => {})",
      { body },
    ],
  ])('%s', (source, expected) => {
    expect(types(source)).toEqual(expected)
  })
})
