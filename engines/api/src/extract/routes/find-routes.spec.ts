import { EXPRESS, routesIn, shown } from './routes.fixture.js'

test('a route of an application', () => {
  expect(shown({ 'app.ts': `${EXPRESS}app.get('/users/:id', auth, list)` })).toEqual(['GET /users/{id}: auth > list'])
})

test('a router of another file below a prefix, with the middleware in front of it', () => {
  const sources = {
    'app.ts': `${EXPRESS}import users from './users'\napp.use(express.json())\napp.use('/api', auth, users)`,
    'users.ts': "import { Router } from 'express'\nconst users = Router()\nusers.get('/users', (req, res) => {})\nexport default users",
  }
  expect(shown(sources)).toEqual(['GET /api/users: express.default.json() > auth > =>'])
  expect(routesIn(sources).routes[0]?.routers).toEqual(['app', 'users'])
})

test('a mount below a path that nobody knows is said, and its routes are left out', () => {
  const sources = { 'app.ts': `${EXPRESS}const r = express.Router()\nr.get('/x', list)\napp.use(await prefix(), r)\napp.get('/y', list)` }
  const { routes, diagnostics } = routesIn(sources)
  expect(routes.map(({ path }) => path)).toEqual(['/y'])
  expect(diagnostics).toMatchObject([{ code: 'KIT1601', place: { file: 'app.ts', line: 7, column: 1 } }])
})

test.each([
  ["app.use('/y', require('./missing'))", 'KIT1600', 15],
  ["const r = express.Router()\nr.get('/x', list); app.use(base.path(), r)", 'KIT1601', 20],
  ['app.get(/^\\/[a-z]+$/, list)', 'KIT1602', 1],
  ['app.get(somewhere.path, list)', 'KIT1602', 1],
  ["for (let i = 0; i < 3; i++) app.get('/' + i, list)", 'KIT1602', 29],
  ['for (const path of await paths()) app.get(path, list)', 'KIT1602', 35],
  ['for (const path of [...names, somebody]) app.get(path, list)', 'KIT1602', 42],
  ['app.use(auth).post(somewhere.path, list)', 'KIT1602', 15],
  ["app.use('/jobs', board.getRouter())\nimport board from 'job-board'", 'KIT1600', 18],
  ["app.getAsync('/x', list)", 'KIT1670', 5],
  ["for (const method of methods()) app[method]('/x', list)", 'KIT1670', 37],
  ['paths().forEach((path) => { methods(path).forEach((method) => { app[method](path, list) }) })', 'KIT1670', 69],
  ["const fill = { a: (r) => r.get('/a', list) }\nfill[process.argv[2]](app)", 'KIT1671', 1],
  ["let prefix = '/a'\nprefix += rest\napp.get(prefix, list)", 'KIT1602', 1],
])('%s: said, not guessed', (source, code, column) => {
  const { routes, diagnostics } = routesIn({ 'app.ts': `${EXPRESS}${source}` })
  expect(routes).toEqual([])
  expect(diagnostics).toMatchObject([{ code, severity: 'warning', place: { file: 'app.ts', column } }])
})

test('what runs more than once is said once', () => {
  const sources = {
    'app.ts': `${EXPRESS}import { add } from './r'\nadd(app, '/a')\nadd(app, '/b')`,
    'r.ts': "export const add = (r, base) => { r.get(base + '/x', () => {}); r[process.argv[2]](base, () => {}) }",
  }
  const { routes, diagnostics } = routesIn(sources)
  expect(routes.map(({ path }) => path)).toEqual(['/a/x', '/b/x'])
  expect(diagnostics).toMatchObject([{ code: 'KIT1670', place: { file: 'r.ts', line: 1 } }])
})

test('an entry that only exports how the application is made is seen with what its caller gives', () => {
  const sources = {
    'main.ts':
      "import { createApp } from './app'\nimport * as users from './users'\nconst app = createApp(users)\napp.get('/health', (req, res) => {})",
    'app.ts':
      "import express from 'express'\nexport const createApp = (users) => { const app = express(); app.get('/users', users.list); return app }",
    'users.ts': 'export function list(req, res) {}',
  }
  expect(shown(sources, { entries: ['app.ts'] })).toEqual(['GET /users: list', 'GET /health: =>'])
})

test('of several packages with an application it is the one with the most routes; the others are said', () => {
  const sources = {
    'package.json': '{}',
    'api/package.json': '{}',
    'api/main.ts': `${EXPRESS}app.get('/users', list)\napp.get('/orders', list)`,
    'metrics/package.json': '{}',
    'metrics/main.ts': `${EXPRESS}app.get('/metrics', list)`,
  }
  const { routes, diagnostics } = routesIn(sources)
  expect(routes.map(({ path }) => path)).toEqual(['/users', '/orders'])
  expect(diagnostics).toMatchObject([{ code: 'KIT1603', severity: 'warning', place: { file: 'metrics/main.ts' } }])
  expect(routesIn(sources, { entries: ['metrics/main.ts'] }).routes.map(({ path }) => path)).toEqual(['/metrics'])
})

test('what only prepares a request is no route; the one that answers it is', () => {
  const sources = {
    'app.ts': `${EXPRESS}app.get('/old', (req, res, next) => { req.url = '/new'; next() })
app.get('/new', (req, res, next) => { req.found = find(req); next() })
app.get('/new', (req, res, next) => res.json(req.found))
app.get('/both', (req, res, next) => { if (req.query.a) return res.json({}); next() })`,
  }
  expect(shown(sources)).toEqual(['GET /new: =>', 'GET /both: =>'])
})
