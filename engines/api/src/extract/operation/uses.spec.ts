import { fields } from './handler.fixture.js'

const express: readonly (readonly [string, string, unknown])[] = [
  ['destructuring', '(req) => { const { a, b = 1 } = req.query }', { query: { a: {}, b: 'number' } }],
  ['members', '(req) => { f(req.query.a, req.body["b"], req.params.id) }', { query: { a: {} }, body: { b: {} }, params: { id: {} } }],
  ['deep', '(req) => { const { user: { name } } = req.body; f(req.body.user.mail) }', { body: { user: { name: {}, mail: {} } } }],
  ['an alias', '(req) => { const q = req.query; if (q.limit) f(q.limit) }', { query: { limit: {} } }],
  ['of the parameter', '({ query, body: { a } }) => { f(query.limit, a) }', { query: { limit: {} }, body: { a: {} } }],
  ['methods are no fields', '(req) => { f(req.query.ids.split(","), req.body.list.length) }', { query: { ids: {} }, body: { list: {} } }],
  ['a field called sort', '(req) => { f(req.query.sort); req.body.items.sort() }', { query: { sort: {} }, body: { items: {} } }],
  [
    'types',
    '(req) => { f(Number(req.query.a), parseInt(req.query.b, 10), req.query.c === "true") }',
    { query: { a: 'number', b: 'integer', c: 'boolean' } },
  ],
  [
    'headers',
    '(req) => { f(req.get("X-One"), req.header("x-two"), req.headers["x-three"]) }',
    { headers: { 'x-one': {}, 'x-two': {}, 'x-three': {} } },
  ],
  ['cookies', '(req) => { f(req.cookies.sid) }', { cookies: { sid: {} } }],
  ['whole', '(req) => { save({ ...req.body }) }', { body: {} }],
  ['what is written is not read', '(req) => { req.body.id = 1 }', { body: {} }],
  ['pick', '(req) => { const filter = pick(req.query, ["name", "role"]) }', { query: { name: {}, role: {} } }],
]
test.each(express)('express: %s', (_, source, expected) => {
  expect(fields(`export default ${source}`)).toEqual(expected)
})

test('what services take of the body that they are given', () => {
  const sources = {
    'a.ts': "import { make } from './service.js'\nexport default (req, res) => { make(req.body, { q: req.query }); res.end() }",
    'service.ts': 'export const make = ({ name, tags = [] }, { q }) => store(name, q.page)\nfunction store(name, page) {}',
  }
  expect(fields(sources)).toEqual({ body: { name: {}, tags: {} }, query: { page: {} } })
})

test('koa', () => {
  const source = `export default async (ctx) => {
    const { email } = ctx.request.body
    const { page } = ctx.query
    ctx.body = [ctx.get('x-a'), ctx.cookies.get('sid'), ctx.request.query.q, ctx.params.id, ctx.headers['x-b'], email, page]
  }`
  expect(fields(source, 'koa')).toEqual({
    body: { email: {} },
    query: { page: {}, q: {} },
    headers: { 'x-a': {}, 'x-b': {} },
    cookies: { sid: {} },
    params: { id: {} },
  })
})
