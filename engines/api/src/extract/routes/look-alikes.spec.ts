import { EXPRESS, routesIn, shown } from './routes.fixture.js'

test('what only looks like a route is none', () => {
  const source = `${EXPRESS}import axios from 'axios'
import config from 'config'
import request from 'supertest'
import { registry } from './docs'
const map = new Map()
app.set('port', 3000)
app.get('port')
app.get('env')
axios.get('/not', { headers: {} })
await axios.post('/not', {})
config.get('/not', 'x')
map.get('/not', 1)
request(app).get('/not').set('x', 'y')
registry.registerPath({ method: 'get', path: '/not', responses: {} })
app.use(express.static('public'))
app.use('/docs', express.static('docs'))
app.use(express.json())
app.listen(3000, () => console.log('ready'))
app.get('/yes', list)
app.get('*', (req, res) => res.sendFile('index.html'))
app.all('*', (req, res) => res.status(404).end())
app.use((req, res) => res.status(404).end())`
  const docs = "import { OpenAPIRegistry } from '@asteasolutions/zod-to-openapi'\nexport const registry = new OpenAPIRegistry()"
  expect(shown({ 'app.ts': source, 'docs.ts': docs })).toEqual(
    ['GET /yes: express.default.json() > list'].map((one) => one.replace('express', 'express.default.static() > express')),
  )
})

test('tests, fixtures and what is built are not read', () => {
  const app = `${EXPRESS}app.get('/a', list)`
  const other = `${EXPRESS}app.get('/b', list)`
  expect(
    shown({
      'src/app.ts': app,
      'test/app.ts': other,
      'src/app.test.ts': other,
      'dist/app.js': other,
      'node_modules/x/app.js': other,
      'src/__tests__/app.ts': other,
      'fixtures/a.ts': other,
    }),
  ).toEqual(['GET /a: list'])
})

test('HEAD is not added to GET, all is every method that has a meaning for a path', () => {
  expect(shown({ 'app.ts': `${EXPRESS}app.get('/a', list)\napp.all('/b', list)` })).toEqual(
    ['GET /a: list', ...['GET', 'PUT', 'POST', 'DELETE', 'PATCH'].map((one) => `${one} /b: list`)].toSorted((a, b) =>
      a.slice(-7).localeCompare(b.slice(-7)),
    ),
  )
})

test('the first of two routes alike answers', () => {
  const { routes } = routesIn({ 'app.ts': `${EXPRESS}app.get('/a/:id', auth)\napp.get('/a/:name', list)` })
  expect(routes.map(({ path }) => path)).toEqual(['/a/{id}'])
})

test('middleware below a path is for what is below it, and for what comes after', () => {
  expect(
    shown({
      'app.ts': `${EXPRESS}app.get('/first', list)\napp.use('/admin', auth)\napp.get('/admin/x', list)\napp.get('/administrator', list)`,
    }),
  ).toEqual(['GET /first: list', 'GET /admin/x: auth > list', 'GET /administrator: list'])
})
