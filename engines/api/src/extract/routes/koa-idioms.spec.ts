import { routesIn, shown } from './routes.fixture.js'

const APP =
  "import Koa from 'koa'\nimport Router from '@koa/router'\nconst app = new Koa()\nconst router = new Router()\nconst auth = async (ctx, next) => {}\nconst list = (ctx) => {}\n"
const ROUTER = "import Router from 'koa-router'\nconst router = new Router()\nrouter.get('/a', (ctx) => {})\n"

type Case = readonly [idiom: string, sources: Readonly<Record<string, string>>, routes: readonly string[]]

const CASES: readonly Case[] = [
  [
    'routes of an application',
    { 'app.ts': `${APP}app.use(auth)\nrouter.get('/a/:id', auth, list)\napp.use(router.routes()).use(router.allowedMethods())` },
    ['GET /a/{id}: => > => > =>'],
  ],
  [
    'a prefix option',
    { 'app.ts': `${APP}const v1 = new Router({ prefix: '/v1' })\nv1.get('/', list)\nv1.get('/a', list)\napp.use(v1.routes())` },
    ['GET /v1: =>', 'GET /v1/a: =>'],
  ],
  ['router.prefix()', { 'app.ts': `${APP}router.prefix('/v1').get('/a', list)\napp.use(router.routes())` }, ['GET /v1/a: =>']],
  [
    'routers in routers',
    {
      'app.ts': `${APP}import users from './users'\nconst api = new Router({ prefix: '/api' })\napi.use('/users', auth, users.routes(), users.allowedMethods())\napp.use(api.middleware())`,
      'users.ts': `${ROUTER}export default router`,
    },
    ['GET /api/users/a: => > =>'],
  ],
  [
    'module.exports = router.routes()',
    {
      'app.js': "const Koa = require('koa')\nconst app = new Koa()\napp.use(require('./r'))",
      'r.js': "const router = require('koa-router')()\nrouter.del('/a', (ctx) => {})\nmodule.exports = router.routes()",
    },
    ['DELETE /a: =>'],
  ],
  [
    'the same router mounted twice',
    {
      'app.ts': `${APP}const r = new Router()\nr.get('/x', list)\nrouter.use('/a-b', r.routes())\nrouter.use('/a_b', r.routes())\napp.use(router.routes())`,
    },
    ['GET /a-b/x: =>', 'GET /a_b/x: =>'],
  ],
  [
    'names of methods, without a slash in front',
    { 'app.ts': `${APP}const r = new Router()\nr.post('comments.create', list)\nrouter.use('/', r.routes())\napp.use(router.routes())` },
    ['POST /comments.create: =>'],
  ],
  [
    'koa-mount',
    {
      'app.ts': `${APP}import mount from 'koa-mount'\nconst api = new Koa()\nrouter.get('/a', list)\napi.use(router.routes())\napp.use(mount('/api', api))`,
    },
    ['GET /api/a: =>'],
  ],
  [
    'koa-compose',
    {
      'app.ts': `${APP}import compose from 'koa-compose'\nrouter.get('/a', list)\nexport const all = () => compose([auth, router.routes(), router.allowedMethods()])\napp.use(all())`,
    },
    ['GET /a: => > =>'],
  ],
  ['a route with a name', { 'app.ts': `${APP}router.get('user', '/users/:id', list)\napp.use(router.routes())` }, ['GET /users/{id}: =>']],
  [
    'register with methods',
    { 'app.ts': `${APP}router.register('/a', ['get', 'post'], list)\napp.use(router.routes())` },
    ['GET /a: =>', 'POST /a: =>'],
  ],
  [
    'folders of routers loaded at once',
    {
      'app.js': "import Koa from 'koa'\nimport routes from './routes/index.js'\nconst app = new Koa()\napp.use(await routes())",
      'routes/index.js':
        "import Router from 'koa-router'\nconst FOLDERS = await Promise.all([import('./a/index.js'), import('./b/index.js')])\nconst ROOT = new Router()\nexport default async () => {\n  for await (const folder of FOLDERS) { if (folder?.default) for (const version of folder.default) ROOT.use(version?.default?.routes()) }\n  return ROOT.routes()\n}",
      'routes/a/index.js': "export default [import('./v1.js')]",
      'routes/a/v1.js':
        "import Router from 'koa-router'\nconst router = new Router({ prefix: '/(v1|latest)/a' })\nrouter.get('/', (ctx) => {})\nexport default router",
      'routes/b/index.js': "export default await Promise.all([import('./v1.js')])",
      'routes/b/v1.js':
        "import Router from 'koa-router'\nconst router = new Router({ prefix: '/v1/b' })\nrouter.get('/:id', (ctx) => {})\nexport default router",
    },
    ['GET /v1/a: =>', 'GET /v1/b/{id}: =>'],
  ],
  [
    'a class that is a router, with routes made from names',
    {
      'app.ts': `${APP}class Crud extends Router { constructor(readonly name) { super(); this.get('/' + name, list); this.get('/' + name + '/:id', list) } related(other) { this.get('/' + this.name + '/:id/' + other, list) } }
const users = new Crud('users')
users.related('roles')
router.use('/api', users.routes())
app.use(router.routes())`,
    },
    ['GET /api/users: =>', 'GET /api/users/{id}: =>', 'GET /api/users/{id}/roles: =>'],
  ],
  [
    'a class that hands its prefix on to the router',
    {
      'app.ts': `${APP}class Crud extends Router { constructor(schema) { super({ prefix: '/' + schema.name }); this.#fill() } #fill() { this.get('/:id', list) } }
router.use(new Crud({ name: 'users' }).routes())
app.use(router.routes())`,
    },
    ['GET /users/{id}: =>'],
  ],
  [
    'functions that are given routers as a list',
    {
      'app.ts': `${APP}const users = (...[r, tenant]) => { r.get('/users', tenant.list) }\nconst tenant = { list }\nfor (const routes of [users]) routes(router, tenant)\napp.use(router.routes())`,
    },
    ['GET /users: =>'],
  ],
  [
    'a router that a package makes of the router of Koa',
    {
      'app.ts': `${APP}import { DocumentedRouter } from 'koa-documented-router'\nconst documented = new DocumentedRouter()\ndocumented.get('/users', list)\napp.use(documented.routes())`,
    },
    ['GET /users: =>'],
  ],
]

test.each(CASES)('%s', (_idiom, sources, routes) => {
  expect(shown(sources)).toEqual(routes)
  expect(routesIn(sources).diagnostics).toEqual([])
})

test('a router that is never mounted is not served', () => {
  expect(
    shown({ 'app.ts': `${APP}router.get('/a', list)\nconst other = new Router()\nother.get('/b', list)\napp.use(router.routes())` }),
  ).toEqual(['GET /a: =>'])
})
