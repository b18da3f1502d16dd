import { exported } from '../../evaluate/evaluate.fixture.js'
import { SchemaComponents } from '../schema-components.js'
import { schemaReaders } from '../schema-readers.js'
import { readPart } from '../validators/read-part.js'
import { readFunction } from './read-function.js'

const TYPES = 'interface New { name: string }\ninterface Page { limit?: string }\n'

/** What a handler takes parts of the request to be. */
function types(source: string): unknown {
  const { value, evaluator } = exported({ 'a.ts': TYPES + source }, 'a.ts', 'default')
  if (value.kind !== 'function') throw new Error(`The handler is ${value.kind}`)
  const context = new SchemaComponents(evaluator, schemaReaders(evaluator))
  const { typed } = readFunction(evaluator, value, source.includes('ctx') ? 'koa' : 'express')
  return Object.assign({}, ...typed.map(({ part, path, schema }) => readPart(part, schema, context, path)))
}
const body = { $ref: '#/components/schemas/New' }
const query = { type: 'object', properties: { limit: { type: 'string' } } }

test.each<[string, unknown]>([
  ['export default async (req, res) => { const { name }: New = req.body }', { body }],
  [
    'export default async (ctx) => { const one = ctx.request.body as New; const limit = (ctx.query as unknown as Page).limit }',
    { body, query },
  ],
  ['export default async (req, res) => { const id = req.params.id as string }', {}],
  [
    `class Settings { private data: All = load(); get main(): New { return this.data.main } }
      interface All { main: New }
      let settings: Settings | undefined
      const getSettings = (): Settings => settings
      export default async (req, res) => { const settings = getSettings(); settings.main = req.body }`,
    { body },
  ],
  ['const create = async (user: New) => {}\nexport default async (req, res) => { const { body } = req; await create(body) }', { body }],
  [
    'class Service { create(user: New) {} }\nconst service = new Service()\nexport default async (req, res) => { service.create(req.body) }',
    { body },
  ],
  [
    'interface All { one: New }\nexport default async (req, res) => { const all = load() as All; Object.assign(all.one, req.body) }',
    { body },
  ],
  ['const log = (value: unknown) => {}\nexport default async (req, res) => { log(req.body); log(req.query) }', {}],
])('%s', (source, expected) => {
  expect(types(source)).toEqual(expected)
})
