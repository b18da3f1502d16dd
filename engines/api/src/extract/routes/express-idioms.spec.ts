import { EXPRESS, routesIn, shown } from './routes.fixture.js'

/** A router of its own in a file, with one route `/a`. */
const ROUTER = "import { Router } from 'express'\nconst router = Router()\nrouter.get('/a', (req, res) => {})\n"
const ESM = `${ROUTER}export default router`
const CJS = "const router = require('express').Router()\nrouter.get('/a', (req, res) => {})\nmodule.exports = router"
const APP_CJS = "const express = require('express')\nconst app = express()\n"

type Case = readonly [idiom: string, sources: Readonly<Record<string, string>>, routes: readonly string[]]

const MOUNTS: readonly Case[] = [
  ['literal app.get', { 'app.ts': `${EXPRESS}app.get('/a', list)` }, ['GET /a: list']],
  ['default export and a prefix', { 'app.ts': `${EXPRESS}import r from './r'\napp.use('/api', r)`, 'r.ts': ESM }, ['GET /api/a: =>']],
  [
    'named export',
    { 'app.ts': `${EXPRESS}import { router as r } from './r'\napp.use('/api', r)`, 'r.ts': `${ROUTER}export { router }` },
    ['GET /api/a: =>'],
  ],
  ['module.exports', { 'app.js': `${APP_CJS}const r = require('./r')\napp.use('/api', r)`, 'r.js': CJS }, ['GET /api/a: =>']],
  ['require within use', { 'app.js': `${APP_CJS}app.use('/api', require('./r'))`, 'r.js': CJS }, ['GET /api/a: =>']],
  [
    'an object of routers',
    {
      'app.js': `${APP_CJS}const routes = require('./routes')\napp.use('/v1', routes.api)\napp.use(routes.pages)`,
      'routes/index.js': "const pages = require('./pages')\nmodule.exports = { api: require('./api'), pages }",
      'routes/api.js': CJS,
      'routes/pages.js': CJS.replace('/a', '/home'),
    },
    ['GET /v1/a: =>', 'GET /home: =>'],
  ],
  ['use without a path', { 'app.ts': `${EXPRESS}import r from './r'\napp.use(r)`, 'r.ts': ESM }, ['GET /a: =>']],
  [
    'routers in routers over three files',
    {
      'app.ts': `${EXPRESS}import api from './api/index.js'\napp.use('/api', api)`,
      'api/index.ts':
        "import { Router } from 'express'\nimport users from './users.js'\nconst api = Router()\napi.use('/users', users)\nexport default api",
      'api/users.ts': ESM,
    },
    ['GET /api/users/a: =>'],
  ],
  [
    'Router().use().use()',
    {
      'app.ts': `${EXPRESS}import api from './api'\napp.use('/api', api)`,
      'api.ts': "import { Router } from 'express'\nimport a from './a'\nimport b from './b'\nexport default Router().use(a).use('/b', b)",
      'a.ts': ESM,
      'b.ts': ESM.replace('/a', '/x'),
    },
    ['GET /api/a: =>', 'GET /api/b/x: =>'],
  ],
  [
    'router.route().get().post()',
    { 'app.ts': `${EXPRESS}app.route('/a').all(auth).get(list).post(auth, list)` },
    ['GET /a: list', 'POST /a: auth > list'],
  ],
  ['an array of paths', { 'app.ts': `${EXPRESS}app.get(['/a', '/b/:id'], list)` }, ['GET /a: list', 'GET /b/{id}: list']],
  [
    'an array of prefixes',
    { 'app.ts': `${EXPRESS}import r from './r'\napp.use(['/v1', '/v2'], r)`, 'r.ts': ESM },
    ['GET /v1/a: =>', 'GET /v2/a: =>'],
  ],
  [
    'the same router mounted twice',
    { 'app.ts': `${EXPRESS}import r from './r'\napp.use('/v1', r)\napp.use('/v2', auth, r)`, 'r.ts': ESM },
    ['GET /v1/a: =>', 'GET /v2/a: auth > =>'],
  ],
  [
    'middleware before the router',
    { 'app.ts': `${EXPRESS}import r from './r'\napp.use('/v1', auth, r)`, 'r.ts': ESM },
    ['GET /v1/a: auth > =>'],
  ],
  ['a list within use', { 'app.ts': `${EXPRESS}import r from './r'\napp.use('/v1', [auth, r])`, 'r.ts': ESM }, ['GET /v1/a: auth > =>']],
  [
    'another application mounted',
    { 'app.ts': `${EXPRESS}const sub = express()\nsub.get('/a', list)\napp.use('/sub', sub)` },
    ['GET /sub/a: list'],
  ],
  [
    'a barrel that hands on',
    {
      'app.ts': `${EXPRESS}import { users, pets } from './routes'\napp.use('/users', users)\napp.use('/pets', pets)`,
      'routes/index.ts': "export { default as users } from './users'\nexport * from './pets'",
      'routes/users.ts': ESM,
      'routes/pets.ts': `${ROUTER}export const pets = router`,
    },
    ['GET /users/a: =>', 'GET /pets/a: =>'],
  ],
  [
    'paths of tsconfig, and .js for .ts',
    {
      'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
      'src/app.ts': `${EXPRESS}import r from '@/r.js'\napp.use('/api', r)`,
      'src/r.ts': ESM,
    },
    ['GET /api/a: =>'],
  ],
  [
    'require of a folder beside a file of the same name',
    { 'app.js': `${APP_CJS}app.use('/v1', require('./v1/'))`, 'v1.js': 'module.exports = 1', 'v1/index.js': CJS },
    ['GET /v1/a: =>'],
  ],
]

const PATHS: readonly Case[] = [
  ['a parameter with an expression', { 'app.ts': `${EXPRESS}app.get('/u/:id(\\\\d+)', list)` }, ['GET /u/{id}: list']],
  ['an optional parameter is two paths', { 'app.ts': `${EXPRESS}app.get('/u/:id?', list)` }, ['GET /u/{id}: list', 'GET /u: list']],
  ['Express 5: an optional group', { 'app.ts': `${EXPRESS}app.get('/u{/:id}', list)` }, ['GET /u/{id}: list', 'GET /u: list']],
  [
    'a constant of another file',
    {
      'app.ts': `${EXPRESS}import { PATHS } from './paths'\napp.get(PATHS.users, list)`,
      'paths.ts': "export const PATHS = { users: '/users' } as const",
    },
    ['GET /users: list'],
  ],
  ['a template of constants', { 'app.ts': `${EXPRESS}const BASE = '/api'\napp.get(\`\${BASE}/users\`, list)` }, ['GET /api/users: list']],
  [
    'a prefix of the environment with a default',
    { 'app.ts': `${EXPRESS}import r from './r'\napp.use(process.env.PREFIX || '/api', r)`, 'r.ts': ESM },
    ['GET /api/a: =>'],
  ],
  [
    'a prefix that a sample of the environment names',
    {
      'src/app.ts': `${EXPRESS}import r from './r'\napp.use(process.env.PREFIX, r)`,
      'src/r.ts': ESM,
      '.env.example': 'PORT=1\nPREFIX="/api" # below',
    },
    ['GET /api/a: =>'],
  ],
  [
    'a prefix of the config package',
    {
      'app/app.js': `${APP_CJS}const config = require('config')\napp.use(config.get('server.basePath') + '/v1', require('./r'))`,
      'app/r.js': CJS,
      'app/config/default.json': '{ "server": { "basePath": "/app" } }',
    },
    ['GET /app/v1/a: =>'],
  ],
  [
    'a mount by a regular expression',
    { 'app.ts': `${EXPRESS}import r from './r'\napp.use(/(\\/api)?/, r)\napp.use(/^\\/(v1|v2)\\/x/, r)`, 'r.ts': ESM },
    ['GET /api/a: =>', 'GET /v1/x/a: =>'],
  ],
  [
    'a parameter in a prefix',
    { 'app.ts': `${EXPRESS}import r from './r'\napp.use('/o/:id', r)`, 'r.ts': ESM.replace('/a', '/:id') },
    ['GET /o/{id}/{id2}: =>'],
  ],
  ['a slash alone', { 'app.ts': `${EXPRESS}import r from './r'\napp.use('/api/', r)`, 'r.ts': ESM.replace('/a', '/') }, ['GET /api: =>']],
  [
    'a path without a slash in front',
    { 'app.ts': `${EXPRESS}import r from './r'\napp.use('api', r)`, 'r.ts': ESM.replace('/a', 'a') },
    ['GET /api/a: =>'],
  ],
]

test.each([...MOUNTS, ...PATHS])('%s', (_idiom, sources, routes) => {
  expect(shown(sources)).toEqual(routes)
  expect(routesIn(sources).diagnostics).toEqual([])
})

test('the expression of a parameter is kept, alternatives of text are aliases', () => {
  const { routes } = routesIn({ 'app.ts': `${EXPRESS}app.get('/(v4|latest)/u/:id(\\\\d+)', list)` })
  expect(routes).toMatchObject([{ path: '/v4/u/{id}', params: [{ name: 'id', pattern: '\\d+' }], aliases: ['/latest/u/{id}'] }])
})
