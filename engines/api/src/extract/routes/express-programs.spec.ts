import { EXPRESS, routesIn, shown } from './routes.fixture.js'

/** A router of its own in a file, with one route `/a`. */
const ROUTER = "import { Router } from 'express'\nconst router = Router()\nrouter.get('/a', (req, res) => {})\n"
const ESM = `${ROUTER}export default router`
const CJS = "const router = require('express').Router()\nrouter.get('/a', (req, res) => {})\nmodule.exports = router"
const APP_CJS = "const express = require('express')\nconst app = express()\n"

type Case = readonly [idiom: string, sources: Readonly<Record<string, string>>, routes: readonly string[]]

/** Routes that are not written out one by one: they are what a program comes to. */
const PROGRAMS: readonly Case[] = [
  [
    'a factory of routers',
    {
      'app.ts': `${EXPRESS}import { createUsers } from './r'\napp.use('/users', createUsers({ list }))`,
      'r.ts':
        "import { Router } from 'express'\nexport const createUsers = (controller) => { const r = Router(); r.get('/a', controller.list); return r }",
    },
    ['GET /users/a: list'],
  ],
  [
    'a function that is given the application',
    {
      'app.ts': `${EXPRESS}import { register } from './r'\nregister(app, '/v1')`,
      'r.ts': "export function register(app, base) { app.get(base + '/a', () => {}) }",
    },
    ['GET /v1/a: =>'],
  ],
  [
    'module.exports = (app) => …',
    { 'app.js': `${APP_CJS}require('./r')(app)`, 'r.js': "module.exports = (app) => { app.get('/a', (req, res) => {}) }" },
    ['GET /a: =>'],
  ],
  [
    'forEach over a table',
    {
      'app.ts': `${EXPRESS}import a from './a'\nimport b from './b'\n[{ path: '/a', route: a }, { path: '/b', route: b }].forEach((one) => { app.use(one.path, one.route) })`,
      'a.ts': ESM,
      'b.ts': ESM,
    },
    ['GET /a/a: =>', 'GET /b/a: =>'],
  ],
  [
    'for … of over entries, with a constant in its body',
    {
      'app.ts': `${EXPRESS}import a from './a'\nfor (const [name, router] of Object.entries({ a, b: a })) { const path = '/' + name; app.use(path, router) }`,
      'a.ts': ESM,
    },
    ['GET /a/a: =>', 'GET /b/a: =>'],
  ],
  [
    'a dynamic import',
    {
      'app.ts': `${EXPRESS}const { default: r } = await import('./r.js')\napp.use('/api', r)\nimport('./s').then((m) => app.use('/s', m.default))`,
      'r.ts': ESM,
      's.ts': ESM,
    },
    ['GET /api/a: =>', 'GET /s/a: =>'],
  ],
  [
    'a class with a router',
    {
      'app.ts': `${EXPRESS}import Users from './users'\napp.use('/users', new Users().router)`,
      'users.ts':
        "import { Router } from 'express'\nexport default class Users { router = Router(); constructor() { this.routes() } private routes() { this.router.get('/a', this.list) } list = () => {} }",
    },
    ['GET /users/a: =>'],
  ],
  [
    'a class that is the application',
    {
      'server.ts':
        "import express from 'express'\nclass Server { app; constructor(routers) { this.app = express(); this.mount(routers) } mount(routers) { for (const one of routers) this.app.use(one.path, one.router) } }\nexport class Users { path = '/users'; router = express.Router(); constructor() { this.router.get('/a', this.list) } list() {} }\nnew Server([new Users()])",
    },
    ['GET /users/a: function'],
  ],
  [
    'a class above that calls a method of the one below',
    {
      'app.ts': `${EXPRESS}abstract class Base { router = express.Router(); constructor(readonly path) { this.define() } abstract define() }
      class Users extends Base { constructor() { super('/users') } define() { this.router.get('/a', this.list) } list() {} }
      const users = new Users()
      app.use(users.path, users.router)`,
    },
    ['GET /users/a: function'],
  ],
  [
    'a helper that mounts',
    {
      'app.ts': `${EXPRESS}import r from './r'\nconst mount = (type, router) => app.use(\`/\${type}\`, auth, router)\nmount('a', r)\nmount('b', r)`,
      'r.ts': ESM,
    },
    ['GET /a/a: auth > =>', 'GET /b/a: auth > =>'],
  ],
  [
    'a router within middleware',
    { 'app.ts': `${EXPRESS}import r from './r'\napp.use('/a', (req, res, next) => { r(req, res, next) })`, 'r.ts': ESM },
    ['GET /a/a: =>'],
  ],
  [
    'both branches of a condition',
    { 'app.ts': `${EXPRESS}if (process.env.X) app.get('/a', list)\nelse app.get('/b', list)` },
    ['GET /a: list', 'GET /b: list'],
  ],
  [
    'a callback of a package',
    { 'app.ts': `import db from 'db'\n${EXPRESS}db.connect().then(() => { app.get('/a', list) })` },
    ['GET /a: list'],
  ],
  [
    'an application made by a function that nobody calls',
    {
      'app.ts':
        "import express from 'express'\nexport function createApp({ base }) { const app = express(); app.get('/a', () => {}); return app }",
    },
    ['GET /a: =>'],
  ],
  [
    'methods by name',
    { 'app.ts': `${EXPRESS}for (const method of ['get', 'post']) app[method]('/a', list)` },
    ['GET /a: list', 'POST /a: list'],
  ],
  [
    'blocks that declare the same name',
    {
      'app.ts': `${EXPRESS}if (process.env.X) { const r = express.Router(); r.get('/a', list); app.use('/one', r) }\nelse { const r = express.Router(); r.get('/b', list); app.use('/two', r) }`,
    },
    ['GET /one/a: list', 'GET /two/b: list'],
  ],
  [
    'a class that keeps its one object',
    {
      'app.ts': `${EXPRESS}class One { static readonly it = new One(); router = express.Router(); constructor() { this.router.get('/a', list) } }\napp.use(One.it.router)`,
    },
    ['GET /a: list'],
  ],
  ['a map', { 'app.ts': `${EXPRESS}for (const [path, handler] of new Map([['/a', list]])) app.get(path, handler)` }, ['GET /a: list']],
  [
    'a table that is pushed to',
    {
      'app.ts': `${EXPRESS}const table = []\ntable.push({ path: '/a', handler: list })\nfor (const { path, handler } of table) app.get(path, handler)`,
    },
    ['GET /a: list'],
  ],
  [
    'a variable that a function gives its value',
    {
      'app.ts':
        "import express from 'express'\nlet app\nclass Server { http; constructor() { this.http = express() } config() { this.http.get('/a', this.list) } list() {} }\nlet server = null\nexport function start() { app = express(); app.get('/b', () => {}); server = new Server(); server.config() }",
    },
    ['GET /b: =>', 'GET /a: function'],
  ],
  [
    'a prefix in a global',
    {
      'index.js': "const Server = require('./server')\nconst BASE = process.env.BASE ?? '/base'\nnew Server(BASE).start()",
      'server.js': `${APP_CJS}class Server { constructor(base) { global.Base = base } start() { const router = express.Router(); app.use(global.Base, router); router.use('/api', require('./r')) } }\nmodule.exports = Server`,
      'r.js': CJS,
    },
    ['GET /base/api/a: =>'],
  ],
  [
    'files of a folder',
    {
      'src/app.js': `${APP_CJS}const fs = require('fs')\nconst path = require('path')\nfs.readdirSync(path.join(__dirname, 'routes')).forEach((file) => { app.use('/' + path.basename(file, '.js'), require(path.join(__dirname, 'routes', file))) })`,
      'src/routes/pets.js': CJS,
      'src/routes/users.js': CJS,
    },
    ['GET /pets/a: =>', 'GET /users/a: =>'],
  ],
  [
    'methods that the project adds to its routers',
    {
      'app.js': `${APP_CJS}app.use('/users', require('./users'))\napp.use('/pets', require('./pets'))`,
      'routers.js':
        "const express = require('express')\nconst caught = (f) => (req, res, next) => f(req, res).catch(next)\nexports.create = () => { const router = new express.Router(); router.getAsync = (path, ...handlers) => router.get(path, ...handlers.map(caught)); return router }",
      'users.js': "const router = require('./routers').create()\nrouter.getAsync('/a', async (req, res) => {})\nmodule.exports = router",
      'pets.js': "const router = require('./routers').create()\nrouter.getAsync('/b', async (req, res) => {})\nmodule.exports = router",
    },
    ['GET /users/a: =>', 'GET /pets/b: =>'],
  ],
  [
    'helpers on an alias of module.exports, given the router and the method with whatever else',
    {
      'app.js': `${APP_CJS}app.use('/v1', require('./users')())`,
      'helpers.js':
        'const helpers = module.exports\nhelpers.add = function (...args) { const [router, verb, path] = args; const middleware = args.length > 4 ? args[args.length - 2] : []; router[verb](path, middleware, helpers.wrap(args[args.length - 1])) }\nhelpers.wrap = (f) => f',
      'users.js':
        "const router = require('express').Router()\nconst { add } = require('./helpers')\nfunction auth() {}\nfunction list() {}\nmodule.exports = function () { add(router, 'get', '/a', [auth], list); add(router, 'post', '/a', list); return router }",
    },
    ['GET /v1/a: auth > list', 'POST /v1/a: list'],
  ],
  [
    'a class of routers that builds its paths',
    {
      'app.ts': `${EXPRESS}import { Users } from './users'\napp.use('/users', new Users(auth).router)`,
      'users.ts':
        "import { Broker } from './broker'\nexport class Users extends Broker { readonly router = Router(); constructor(...guards) { super(); this.router.get(this.path('all', false), ...guards, () => {}).post(this.path('one'), ...guards, () => {}) } }\nimport { Router } from 'express'",
      'broker.ts':
        "export abstract class Broker { path(name, param = true) { let route = '/' + name; param ? (route += '/:id') : null; return route } }",
    },
    ['GET /users/all: auth > =>', 'POST /users/one/{id}: auth > =>'],
  ],
]

test.each(PROGRAMS)('%s', (_idiom, sources, routes) => {
  expect(shown(sources)).toEqual(routes)
  expect(routesIn(sources).diagnostics).toEqual([])
})
