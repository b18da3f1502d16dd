import { routesIn, shown } from './routes.fixture.js'

const APP =
  "import Fastify from 'fastify'\nconst app = Fastify({ logger: true })\nconst auth = async (request, reply) => {}\nconst list = async () => []\n"
const PLUGIN = "export default async function plugin(fastify, options) { fastify.get('/a', async () => []) }"

type Case = readonly [idiom: string, sources: Readonly<Record<string, string>>, routes: readonly string[]]

const CASES: readonly Case[] = [
  [
    'routes with and without options',
    {
      'app.ts': `${APP}app.get('/a', list)\napp.post('/b/:id', { preHandler: [auth] }, list)\napp.put('/c', { handler: list, onRequest: auth })`,
    },
    ['GET /a: =>', 'POST /b/{id}: => > =>', 'PUT /c: => > =>'],
  ],
  [
    'register with a prefix',
    { 'app.ts': `${APP}import p from './p.js'\napp.register(p, { prefix: '/v1' })`, 'p.ts': PLUGIN },
    ['GET /v1/a: =>'],
  ],
  [
    'an imported promise',
    { 'app.ts': `${APP}const add = (to, what) => { to.register(what, { prefix: '/v1' }) }\nadd(app, import('./p.js'))`, 'p.ts': PLUGIN },
    ['GET /v1/a: =>'],
  ],
  [
    'the same plugin twice',
    {
      'app.ts': `${APP}import p from './p.js'\nawait app.register(p, { prefix: '/a' })\nawait app.register(p, { prefix: '/b' })`,
      'p.ts': PLUGIN,
    },
    ['GET /a/a: =>', 'GET /b/a: =>'],
  ],
  [
    'plugins in plugins, several at once',
    {
      'app.ts': `${APP}app.register(async (api) => { await Promise.all([api.register(users, { prefix: '/users' }), api.register(pets, { prefix: '/pets' })]) }, { prefix: '/api' })\nasync function users(f) { f.get('/', list) }\nasync function pets(f) { f.get('/:id', list) }`,
    },
    ['GET /api/users: =>', 'GET /api/pets/{id}: =>'],
  ],
  [
    'route with several methods',
    {
      'app.ts': `${APP}app.route({ method: ['GET', 'POST'], url: '/a', preHandler: auth, handler: list })\napp.route({ method: 'PUT', path: '/b', handler: list })`,
    },
    ['GET /a: => > =>', 'POST /a: => > =>', 'PUT /b: =>'],
  ],
  [
    'type providers and chains',
    {
      'app.ts': `${APP}app.withTypeProvider().get('/a', list).post('/a', list)\nconst typed = app.withTypeProvider()\ntyped.get('/b', list)`,
    },
    ['GET /a: =>', 'POST /a: =>', 'GET /b: =>'],
  ],
  [
    'fastify-plugin switches prefix and encapsulation off',
    {
      'app.ts': `${APP}import fp from 'fastify-plugin'\napp.register(fp(async (f, opts) => { f.addHook('onRequest', auth); f.get(opts.prefix + '/a', list) }), { prefix: '/p' })\napp.get('/b', list)`,
    },
    ['GET /p/a: => > =>', 'GET /b: => > =>'],
  ],
  [
    'hooks stay within their plugin',
    { 'app.ts': `${APP}app.register(async (f) => { f.get('/a', list); f.addHook('preHandler', auth) })\napp.get('/b', list)` },
    ['GET /a: => > =>', 'GET /b: =>'],
  ],
  [
    'options handed down, with a default of the environment',
    {
      'app.ts': `${APP}const config = { prefix: process.env.P ?? '/api' }\napp.register(async (f, options) => { f.get(options.prefix + '/a', list); f.register(async (g) => { g.get('/b', list) }, options) }, { ...config, prefix: '', other: 1 })\napp.register(async (f, { base }) => { f.get(base + '/c', list) }, { base: config.prefix })`,
    },
    ['GET /a: =>', 'GET /b: =>', 'GET /api/c: =>'],
  ],
  [
    'a wildcard, a parameter with an expression, an optional one',
    {
      'app.ts': `${APP}app.get('/files/*', list)\napp.get('/at/:hour(^\\\\d{2})h', list)\napp.get('/x/:id?', list)\napp.get('/a::b', list)`,
    },
    ['GET /files/{wildcard}: =>', 'GET /at/{hour}h: =>', 'GET /x/{id}: =>', 'GET /x: =>', 'GET /a:b: =>'],
  ],
  [
    'a prefix with a parameter',
    { 'app.ts': `${APP}app.register(async (f) => { f.get('/info', list) }, { prefix: '/:pox(pox\\\\d)' })` },
    ['GET /{pox}/info: =>'],
  ],
  ['after and ready', { 'app.ts': `${APP}app.after(() => { app.get('/a', list) })` }, ['GET /a: =>']],
  [
    'a plugin that nobody registers',
    {
      'plugin.ts':
        "import type { FastifyInstance } from 'fastify'\nexport default async (server: FastifyInstance) => { server.get('/a', async () => []) }",
    },
    ['GET /a: =>'],
  ],
]

const LOADED = (options: string) =>
  `${APP}import path from 'node:path'\nimport autoload from '@fastify/autoload'\napp.register(autoload, { dir: path.join(import.meta.dirname, 'routes'), ${options} })`
const plugin = (path: string) => `export default async function plugin(fastify) { fastify.get('${path}', async () => []) }`

const AUTOLOAD: readonly Case[] = [
  [
    'folders are prefixes, an index stands for its folder',
    {
      'src/app.ts': LOADED(''),
      'src/routes/root.ts': plugin('/'),
      'src/routes/users/index.ts': plugin('/a'),
      'src/routes/users/other.ts': plugin('/not'),
      'src/routes/users/deep/more.ts': plugin('/b'),
    },
    ['GET /: =>', 'GET /users/a: =>', 'GET /users/deep/b: =>'],
  ],
  [
    'folders that are no prefixes',
    { 'src/app.ts': LOADED("dirNameRoutePrefix: false, options: { prefix: '/api' }"), 'src/routes/users/a.ts': plugin('/a') },
    ['GET /api/a: =>'],
  ],
  [
    'a plugin that names its prefix',
    {
      'src/app.ts': LOADED("options: { prefix: '/api' }"),
      'src/routes/x/a.ts': `${plugin('/a')}\nexport const autoPrefix = '/own'`,
      'src/routes/x/b.ts': `${plugin('/b')}\nexport const prefixOverride = ''`,
    },
    ['GET /api/own/a: =>', 'GET /b: =>'],
  ],
  [
    'folders that are parameters',
    { 'src/app.ts': LOADED('routeParams: true'), 'src/routes/users/_id/a.ts': plugin('/a') },
    ['GET /users/{id}/a: =>'],
  ],
  [
    'what is ignored',
    { 'src/app.ts': LOADED('ignorePattern: /^.*schema\\.ts$/'), 'src/routes/a.ts': plugin('/a'), 'src/routes/a.schema.ts': plugin('/b') },
    ['GET /a: =>'],
  ],
  [
    'autohooks are no routes and reach what is below',
    {
      'src/app.ts': LOADED('autoHooks: true, cascadeHooks: true'),
      'src/routes/home.ts': plugin('/'),
      'src/routes/api/autohooks.ts': "export default async function (fastify) { fastify.addHook('onRequest', async function auth() {}) }",
      'src/routes/api/users/index.ts': plugin('/a'),
    },
    ['GET /api/users/a: auth > =>', 'GET /: =>'],
  ],
]

test.each(CASES)('%s', (_idiom, sources, routes) => {
  expect(shown(sources)).toEqual(routes)
  expect(routesIn(sources).diagnostics).toEqual([])
})

test.each(AUTOLOAD)('autoload: %s', (_idiom, sources, routes) => {
  expect(shown(sources).toSorted()).toEqual(routes.toSorted())
  expect(routesIn(sources).diagnostics).toEqual([])
})

test('a folder to load from that nobody knows is said', () => {
  expect(
    routesIn({ 'app.ts': `${APP}import autoload from '@fastify/autoload'\napp.register(autoload, { dir: folder() })` }).diagnostics,
  ).toMatchObject([{ code: 'KIT1600' }])
})

test('a plugin that is not there is said', () => {
  expect(routesIn({ 'app.ts': `${APP}import p from './missing.js'\napp.register(p)` }).diagnostics).toMatchObject([{ code: 'KIT1600' }])
})
