import { memoryFiles } from '../plan/memory-files.fixture.js'
import type { ExtractOptions, ExtractResult } from './extract-options.js'
import { extractRoutes } from './extract-routes.js'

const extract = (sources: Readonly<Record<string, string>>, options: ExtractOptions = {}): ExtractResult =>
  extractRoutes(memoryFiles(sources), options)

/** An Express app of one file. */
const app = (routes: string, imports = '') => ({ 'app.ts': `import express from 'express'\n${imports}\nconst app = express()\n${routes}` })

/** The only operation, in short. */
function only(sources: Readonly<Record<string, string>>, options: ExtractOptions = {}) {
  const { model } = extract(sources, options)
  const [operation, ...others] = model.operations
  if (operation === undefined || others.length > 0) throw new Error(`There are ${others.length + 1} operations`)
  const { parameters, responses, body, security } = operation
  return {
    id: operation.id,
    summary: operation.summary,
    description: operation.description,
    deprecated: operation.deprecated,
    tags: operation.tags,
    parameters: parameters.map((one) => `${one.in} ${one.name}${one.required ? '!' : ''}`),
    responses: responses.map(({ status }) => status),
    body: body?.content.map(({ type, schema }) => [type, schema]),
    answers: Object.fromEntries(responses.map(({ status, content }) => [status, content[0]?.schema])),
    security: security.flatMap((one) => [...one.keys()]),
    schemes: [...model.securitySchemes],
  }
}

const HEAD = "import { z } from 'zod'\n"

test('a handler in another file, a wrapper, and a schema that it parses', () => {
  const found = only({
    ...app(
      "app.post('/pets', wrap(createPet))",
      "import { createPet } from './pets.js'\nconst wrap = (fn) => (req, res, next) => fn(req, res).catch(next)",
    ),
    'pets.ts': `${HEAD}const NewPet = z.object({ name: z.string() })
/** Adds a pet. It must have a name. */
export async function createPet(req, res) { const pet = NewPet.parse(req.body); res.status(201).json({ id: 1, name: pet.name }) }`,
  })
  expect(found).toMatchObject({
    id: 'createPet',
    responses: ['201'],
    body: [['application/json', { $ref: '#/components/schemas/NewPet' }]],
    answers: { 201: { type: 'object', properties: { id: { type: 'integer' }, name: {} }, required: ['id'] } },
  })
})

test('validating middleware of the project: its schema and its refusal', () => {
  const found = only(
    app(
      "app.get('/pets', validate({ query: z.object({ page: z.coerce.number() }) }), (req, res) => res.json([]))",
      `${HEAD}const validate = (schemas) => (req, res, next) => {
        const found = schemas.query.safeParse(req.query)
        if (!found.success) return res.status(422).json({ error: 'no' })
        next()
      }`,
    ),
  )
  expect(found).toMatchObject({ parameters: ['query page!'], responses: ['200', '422'] })
})

test('types of the request', () => {
  const found = only(app('app.post<object, object, { name: string }>("/pets", (req, res) => res.sendStatus(204))'))
  expect(found).toMatchObject({
    responses: ['204'],
    body: [['application/json', { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] }]],
  })
})

test('the type of what the body is handed to', () => {
  const found = only({
    ...app("app.post('/pets', (req, res) => { res.status(201).json(new Pets().add(req.body)) })", "import { Pets } from './pets.js'"),
    'pets.ts': 'interface NewPet { name: string }\nexport class Pets { add(pet: NewPet) { return save(pet) } }',
  })
  expect(found.body).toEqual([['application/json', { $ref: '#/components/schemas/NewPet' }]])
})

test('uploads', () => {
  const found = only(app("app.post('/x', multer().single('photo'), (req, res) => res.json(req.body.name))", "import multer from 'multer'"))
  expect(found.body).toEqual([
    ['multipart/form-data', { type: 'object', properties: { name: {}, photo: { type: 'string', format: 'binary' } } }],
  ])
})

const guards: readonly (readonly [string, string, string, readonly string[], readonly string[]])[] = [
  ['passport', "passport.authenticate('jwt', { session: false })", "import passport from 'passport'", ['bearerAuth'], ['200', '401']],
  ['express-jwt', 'expressjwt({ secret: "x" })', "import { expressjwt } from 'express-jwt'", ['bearerAuth'], ['200', '401']],
  ['one that lets strangers pass', 'expressjwt({ credentialsRequired: false })', "import { expressjwt } from 'express-jwt'", [], ['200']],
  [
    'a bearer token',
    'guard',
    'const guard = (req, res, next) => { if (!verify(req.headers.authorization)) return res.status(401).end(); next() }',
    ['bearerAuth'],
    ['200', '401'],
  ],
  [
    'basic',
    'guard',
    "const guard = (req, res, next) => { if (!req.get('Authorization')?.startsWith('Basic ')) return res.sendStatus(401); next() }",
    ['basicAuth'],
    ['200', '401'],
  ],
  [
    'an API key',
    'guard',
    "const guard = (req, res, next) => { if (req.header('X-API-Key') !== key) throw createError(401); next() }\nimport createError from 'http-errors'",
    ['apiKeyAuth'],
    ['200', '401'],
  ],
  ['one that is named', 'requireUser()', 'const requireUser = () => (req, res, next) => next()', ['session'], ['200']],
]
test.each(guards)('guards: %s', (_, guard, imports, security, responses) => {
  const found = only(app(`app.get('/me', ${guard}, (req, res) => res.json({}))`, imports), { guards: { requireUser: 'session' } })
  expect(found).toMatchObject({ security, responses, parameters: [] })
})

test('JSDoc above a registration, deprecated', () => {
  const found = only(
    app("/**\n * Lists pets. The newest\n * come first.\n *\n * @deprecated\n */\napp.get('/pets', (req, res) => res.json([]))"),
  )
  expect(found).toMatchObject({ summary: 'Lists pets', description: 'The newest\ncome first.', deprecated: true })
})

test('OpenAPI comments replace what was found of the same, and keep the rest', () => {
  const found = only(
    app(
      `/**
 * @openapi
 * /pets:
 *   get:
 *     summary: All pets
 *     operationId: allPets
 *     tags: [Pets]
 *     responses:
 *       200:
 *         description: The pets
 */
app.use('/api', router)
router.get('/pets', (req, res) => { if (!req.query.page) return res.status(400).end(); res.json([]) })`,
      'const router = express.Router()',
    ),
  )
  expect(found).toMatchObject({ id: 'allPets', summary: 'All pets', tags: ['Pets'], responses: ['200'], parameters: ['query page'] })
})

test('an OpenAPI comment without a route, one that is no YAML, and a reference to nothing', () => {
  const { diagnostics } = extract(
    app(`/** @openapi
 * /gone:
 *   get: { responses: { 200: { $ref: '#/components/responses/Ok' } } }
 */
/** @swagger
 * /broken: [
 */
app.get('/pets', (req, res) => res.json([]))`),
  )
  expect(diagnostics.map(({ code, place }) => [code, place?.line])).toEqual([
    ['KIT1660', 8],
    ['KIT1662', undefined],
    ['KIT1661', 4],
  ])
})

test('paths that are registered with zod-to-openapi', () => {
  const found = only(
    app(
      "app.get('/pets/:id', (req, res) => res.json({}))\nregistry.registerPath({ method: 'get', path: '/pets/{id}', summary: 'One pet', responses: { 200: { description: 'It', content: { 'application/json': { schema: Pet } } }, 404: { description: 'None' } } })",
      `${HEAD}import { OpenAPIRegistry } from '@asteasolutions/zod-to-openapi'\nconst registry = new OpenAPIRegistry()\nconst Pet = z.object({ id: z.string() })`,
    ),
  )
  expect(found).toMatchObject({ summary: 'One pet', responses: ['200', '404'], answers: { 200: { $ref: '#/components/schemas/Pet' } } })
})

test('one template by two names', () => {
  const { model } = extract(app("app.get('/pets/:id', a)\napp.put('/pets/:petId', a)\nconst a = (req, res) => res.json(req.params)"))
  expect(model.operations.map(({ method, path, parameters }) => [method, path, parameters.map(({ name }) => name)])).toEqual([
    ['get', '/pets/{id}', ['id']],
    ['put', '/pets/{id}', ['id']],
  ])
})

test('ids are the names of handlers where they are the only ones', () => {
  const { model, sites } = extract(
    app("app.get('/a', show)\napp.get('/b', one)\napp.get('/c', one)\nfunction one(req, res) {}\nfunction show(req, res) {}"),
  )
  expect(model.operations.map(({ id, named }) => [id, named])).toEqual([
    ['getA', false],
    ['getB', false],
    ['getC', false],
  ])
  expect(sites.operations.get('getB')).toEqual({ file: 'app.ts', line: 5, column: 1 })
})

test('Fastify: what the route options say, and hidden routes', () => {
  const found = only({
    'app.ts': `import Fastify from 'fastify'
const app = Fastify()
app.get('/pets', {
  onRequest: [app.authenticate],
  schema: {
    summary: 'Pets', tags: ['pets'], operationId: 'pets',
    querystring: { type: 'object', properties: { page: { type: 'integer' } } },
    response: { 200: { type: 'array', items: { type: 'string' } }, 404: { type: 'null', description: 'none' } },
  },
}, async () => [])
app.get('/hidden', { schema: { hide: true } }, async () => [])`,
  })
  expect(found).toMatchObject({
    id: 'pets',
    summary: 'Pets',
    tags: ['pets'],
    parameters: ['query page'],
    responses: ['200', '401', '404'],
    answers: { 200: { type: 'array', items: { type: 'string' } } },
    security: ['bearerAuth'],
  })
})

test('the same sources give the same model', () => {
  const sources = app("app.get('/a', (req, res) => res.json(req.query.b))")
  expect(extract(sources)).toEqual(extract(sources))
})
