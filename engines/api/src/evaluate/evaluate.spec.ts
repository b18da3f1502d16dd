import { exported, show } from './evaluate.fixture.js'

const meaning = (sources: Readonly<Record<string, string>>, name = 'default') =>
  show(exported(sources, Object.keys(sources)[0] ?? '', name).value)

test('constants, templates and joined text across files', () => {
  const sources = {
    'a.ts':
      "import { BASE } from './paths.js'\nimport * as p from './paths'\nexport default [`${BASE}/users`, BASE + '/x', p.V.two, p.Kind.B]",
    'paths.ts': "export const BASE = '/api' as const\nexport const V = { one: 1, two: '/v2' } satisfies object\nexport enum Kind { A, B }",
  }
  expect(meaning(sources)).toEqual(['/api/users', '/api/x', '/v2', 1])
})

test('what depends on the environment is one of several', () => {
  expect(meaning({ 'a.ts': "export default process.env.PREFIX ?? '/api'" })).toEqual({ either: ['global.process.env.PREFIX', '/api'] })
})

test('a chain of calls of a package keeps its shape', () => {
  const sources = { 'a.ts': "import { z } from 'zod'\nconst s = z.string().min(1)\nexport default z.object({ s: s.optional() })" }
  expect(meaning(sources)).toBe('zod.z.object({"s":"zod.z.string().min(1).optional()"})')
})

test('a factory is followed with its arguments', () => {
  const sources = {
    'a.ts':
      "import { z } from 'zod'\nconst page = (item) => { const items = z.array(item); return z.object({ items }) }\nexport default page(z.string())",
  }
  expect(meaning(sources)).toBe('zod.z.object({"items":"zod.z.array(\\"zod.z.string()\\")"})')
})

test('CommonJS: whole, parts, destructured, folders', () => {
  const sources = {
    'a.js': "const { b } = require('./lib/')\nconst all = require('./lib')\nmodule.exports = [b, all.c, require('./lib').d.e]",
    'lib/index.js': 'module.exports = { b: 1, d: { e: 3 } }\nmodule.exports.c = 2',
    'lib.js': 'module.exports = { c: 9, d: { e: 3 } }',
  }
  expect(meaning(sources)).toEqual([1, 9, 3])
})

test('classes: fields, what the constructor sets, methods', () => {
  const source = `class A { base = '/a'; constructor(x) { this.x = x; this.self = this.path() } path() { return this.base + this.x } }
  const a = new A('/b')
  export default [a.x, a.base, a.path(), a.self]`
  expect(meaning({ 'a.ts': source })).toEqual(['/b', '/a', '/a/b', '/a/b'])
})

test('what a class hands on to the one above', () => {
  const source = `class Base { constructor(status, text) { this.status = status; this.text = text } }
  class Missing extends Base { constructor(what) { super(404, 'no ' + what) } }
  class Plain extends Base {}
  export default [new Missing('cat').status, new Missing('cat').text, new Plain(409).status]`
  expect(meaning({ 'a.ts': source })).toEqual([404, 'no cat', 409])
})

test('re-exports, stars, default under a name, tsconfig paths', () => {
  const sources = {
    'src/a.ts': "import { one, two, three } from '@/all'\nexport default [one, two, three]",
    'src/all/index.ts': "export * from './one'\nexport { default as two } from './two.js'\nexport * as three from './one.js'",
    'src/all/one.ts': 'export const one = 1',
    'src/all/two.ts': 'export default 2',
    'tsconfig.json': '{ // a comment\n "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
  }
  expect(meaning(sources)).toEqual([1, 2, 'module'])
})

test('loops over a table, and what nobody calls', () => {
  const sources = { 'a.ts': "export default [...[{ p: '/a' }, { p: '/b' }].map(({ p }) => '/v1' + p), (req) => req.body]" }
  expect(meaning(sources)).toEqual(['/v1/a', '/v1/b', 'function'])
})

test('circles end', () => {
  const sources = {
    'a.ts': "import { b } from './b'\nexport const a = b\nexport default [a]\nfunction f(x) { return f(x) }\nexport const g = f(1)",
    'b.ts': "export { a as b } from './a'",
  }
  expect(meaning(sources)).toEqual(['unknown'])
  expect(meaning(sources, 'g')).toBe('unknown')
})

test('the same call is the same value, two calls are two', () => {
  const sources = {
    'a.ts': "import { Router } from 'express'\nconst make = () => Router()\nconst a = make()\nexport default [a, a, make()]",
  }
  const { value } = exported(sources, 'a.ts', 'default')
  const [one, two, three] = value.kind === 'array' ? value.items : []
  expect(one).toBe(two)
  expect(one).not.toBe(three)
})

test('functions that call one another over and over are not followed without end', () => {
  const source = `const a = (x) => [b(x), b([x]), b({ x })]
  const b = (x) => [c(x), c([x]), c({ x })]
  const c = (x) => [a(x), a([x]), a({ x })]
  export default a(1)`
  const { value } = exported({ 'a.ts': source }, 'a.ts', 'default')
  expect(value.kind).toBe('array')
})

test('what a program changes while it runs is not known, what it adds to a list or a text is', () => {
  const source = `let path = '/a'
  path += '/b'
  let i = 0
  i++
  const list = ['/a']
  list.push('/b', '/c')
  export default [path, i, list]`
  expect(meaning({ 'a.ts': source })).toEqual(['/a/b', 'unknown', ['/a', '/b', '/c']])
})

test('`this` of an object that is written out', () => {
  const source =
    "const paths = { root: '/r', get sub() { return this.root + '/s' }, of(x) { return this.sub + x } }\nexport default [paths.sub, paths.of('/x')]"
  expect(meaning({ 'a.ts': source })).toEqual(['/r/s', '/r/s/x'])
})

test('a text that is added to is what it is at the place where it is read', () => {
  const source = `const path = (name, id) => { let text = '/' + name; const first = text; id ? (text += '/:id') : null; return [first, text] }
  const chosen = () => { let text = '/a'; if (process.env.B) text += '/b'; return text }
  const often = () => { let text = '/a'; for (const one of list) text += one; return text }
  export default [path('users', true), path('users', false), chosen(), often()]`
  expect(meaning({ 'a.ts': source })).toEqual([['/users', '/users/:id'], ['/users', '/users'], { either: ['/a', '/a/b'] }, 'unknown'])
})

test('what is known can be counted and compared', () => {
  const source = `const last = (...args) => args[args.length - 1]
  export default [last('/a', '/b'), 'a' === 'b' ? 1 : 2, 3 > 2 && 'more', process.env.A === 'b' ? 1 : 2]`
  expect(meaning({ 'a.ts': source })).toEqual(['/b', 2, 'more', { either: [1, 2] }])
})

test.each([
  ["const api = module.exports\napi.path = '/a'\napi.inner = () => api.path"],
  ["const api = (module.exports = {})\napi.path = '/a'\napi.inner = () => module.exports.path"],
  ["const api = exports\napi.path = '/a'\nexports.inner = () => exports.path"],
  ["const api = () => {}\napi.path = '/a'\nmodule.exports = api\nmodule.exports.inner = () => api.path"],
])('members of what CommonJS exports: %s', (source) => {
  const sources = { 'a.ts': "import api from './b.cjs'\nexport default [api.path, api.inner()]", 'b.cjs': source }
  expect(meaning(sources)).toEqual(['/a', '/a'])
})

test('a call returns what its arguments lead to', () => {
  const source = `const all = (list) => { if (list.length === 0) { return [] } const copy = list.slice(); return copy }
  const kind = (name) => { if (name === 'a') { switch (process.env.B) { case 'b': return 1; default: return 2 } } return 3 }
  const some = (...given) => given
  export default [all(['/a']), kind('a'), kind('b'), some(...(process.env.A ? ['/a'] : ['/a', '/b']))]`
  expect(meaning({ 'a.ts': source })).toEqual([['/a'], { either: [1, 2, 3] }, 3, ['/a', '/b']])
})
