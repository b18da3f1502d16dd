import { exported } from '../../evaluate/evaluate.fixture.js'
import { SchemaComponents } from '../schema-components.js'
import { schemaReaders } from '../schema-readers.js'
import { validatorParts } from './validator-parts.js'

function parts(source: string | Readonly<Record<string, string>>) {
  const sources = typeof source === 'string' ? { 'a.ts': source } : source
  const { value, evaluator } = exported(sources, 'a.ts', 'default')
  return validatorParts(evaluator, value, new SchemaComponents(evaluator, schemaReaders(evaluator)))
}
const JOI = "import Joi from 'joi'\nconst A = Joi.object({ a: Joi.boolean() })\nconst B = Joi.object({ b: Joi.boolean() })\n"
const a = { type: 'object', properties: { a: { type: 'boolean' } } }
const b = { type: 'object', properties: { b: { type: 'boolean' } } }
const A = { $ref: '#/components/schemas/A' }

describe('by what the code does', () => {
  test.each<[string, unknown]>([
    [
      'const validate = (s) => (req, res, next) => { const { error } = s.validate(req.body); next(error) }\nexport default validate(A)',
      { body: A },
    ],
    [
      "const validate = (s, source = 'body') => async (req, res, next) => { await s.validateAsync(req[source]) }\nexport default validate(B, 'query')",
      { query: b },
    ],
    [
      'const validate = (s, source = "body") => (req, res, next) => { Joi.attempt(req[source], s) }\nexport default validate(A)',
      { body: A },
    ],
    ['export default (req, res) => { const { a } = Joi.attempt(req.query, A) }', { query: a }],
    [
      'export default async (ctx) => { const value = await A.validateAsync(ctx.request.body); const { b } = Joi.attempt(ctx.params, B) }',
      { body: A, params: b },
    ],
    [
      'const wrap = (fn) => (req, res, next) => Promise.resolve(fn(req, res, next)).catch(next)\nexport default wrap(async ({ body }, res) => { Joi.assert(body, A) })',
      { body: A },
    ],
    [
      'function check(schema, value) { return schema.validate(value) }\nexport default (req, res) => { check(A, req.body.user) }',
      {
        body: { type: 'object', properties: { user: A } },
      },
    ],
    [
      "import Ajv from 'ajv'\nconst valid = new Ajv().compile({ type: 'object' })\nexport default (req, res) => { if (!valid(req.body)) res.status(400) }",
      { body: { type: 'object' } },
    ],
    [
      'const all = Joi.object({ body: A, query: B })\nexport default (req, res) => { all.validate({ body: req.body, query: req.query }) }',
      { body: A, query: { $ref: '#/components/schemas/B' } },
    ],
    [
      'export default (req, res) => { if (req.body.x) A.validate(req.query); else B.validate(req.query) }',
      { query: { type: 'object', properties: { ...a.properties, ...b.properties } } },
    ],
    ['class C { create = async (req, res) => { A.validate(req.body) } }\nexport default new C().create', { body: A }],
  ])('%s', (source, expected) => {
    expect(parts(JOI + source)).toEqual(expected)
  })
})

describe('by what it was made with', () => {
  test.each<[string, unknown]>([
    [
      "import { celebrate, Segments } from 'celebrate'\nexport default celebrate({ [Segments.BODY]: A, [Segments.QUERY]: { b: Joi.boolean() } })",
      { body: A, query: b },
    ],
    [
      'const validate = (schema) => (req, res, next) => { const one = pick(schema, ["body"]); Joi.compile(one).validate(pick(req, Object.keys(one))) }\nexport default validate({ body: A, query: B })',
      { body: A, query: b },
    ],
    [
      'const validate = ({ body, query }) => (req, res, next) => { run(req, body, query) }\nexport default validate({ query: B })',
      { query: b },
    ],
    ["import { validateBody } from 'some-package'\nexport default validateBody(A)", { body: A }],
    ["import validator from 'some-package'\nexport default validator('query', B)", { query: b }],
    [
      "import { validate } from 'some-package'\nexport default validate({ body: A, response: { 200: B } })",
      { body: A, responses: { 200: { $ref: '#/components/schemas/B' } } },
    ],
    [
      'const guard = ({ body, response, status }) => async (ctx, next) => { await run(ctx, body); check(response, status) }\nexport default guard({ body: A, response: B, status: [201, 404] })',
      { body: A, responses: { 201: { $ref: '#/components/schemas/B' } } },
    ],
    [
      'const Base = Joi.object({ body: Joi.any(), query: Joi.any(), file: Joi.any() })\nconst validate = (schema) => async (ctx, next) => { ctx.input = schema.parse(inputOf(ctx)) }\nexport default validate(Base.keys({ body: A }))',
      { body: A },
    ],
  ])('%s', (source, expected) => {
    expect(parts(JOI + source)).toEqual(expected)
  })
})

test('what validates nothing', () => {
  for (const source of [
    'export default (req, res) => res.json(req.body)',
    "import { guard } from 'x'\nexport default guard('admin')",
    'const limit = (options) => (req, res, next) => next()\nexport default limit({ max: 3, message: { body: 1 } })',
    'export default (req, res) => { rows.map((row) => A.validate(row.body)) }',
  ])
    expect(parts(JOI + source)).toEqual({})
})
