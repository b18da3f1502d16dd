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
