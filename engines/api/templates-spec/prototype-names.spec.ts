import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Project } from '../src/plan/project.fixture.js'
import { assembleProject, compile, dispose, FRAMEWORKS, type Framework } from './assemble.js'
import { JSON_BODY } from './calls.js'
import { MULTIPART, multipart } from './multipart.js'
import { type Call, ExampleServer } from './server.js'

/** Names that every object has by its prototype, wherever a document can have a name. */

const NAMES = ['constructor', 'toString', 'hasOwnProperty', '__proto__'] as const
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const INTEGER = { type: 'integer' }

const objectOf = (name: string, required: readonly string[]) => ({
  type: 'object',
  properties: Object.fromEntries([[name, INTEGER]]),
  ...(required.length > 0 && { required }),
})
const operation = (operationId: string, rest: object) => ({
  operationId,
  ...rest,
  responses: { 200: { description: 'Fine.', content: { 'application/json': { schema: {} } } } },
})
const parameter = (name: string, place: string, required: boolean) => ({
  parameters: [{ name, in: place, required, schema: INTEGER }],
})
const body = (type: string, schema: object) => ({ requestBody: { required: true, content: { [type]: { schema } } } })

function pathsOf(name: string): object {
  const get = (id: string, place: string, required: boolean) => ({ get: operation(id, parameter(name, place, required)) })
  const places = ['query', 'header', 'cookie'].flatMap((place) => [
    [`/${place}/${name}`, get(`${place} ${name}`, place, true)],
    [`/${place}/${name}/optional`, get(`${place} optional ${name}`, place, false)],
  ])
  return {
    [`/path/{${name}}/${name}`]: get(name, 'path', true),
    ...Object.fromEntries(places),
    [`/json/${name}`]: { post: operation(`json ${name}`, body('application/json', { $ref: `#/components/schemas/${name}` })) },
    [`/form/${name}`]: { post: operation(`form ${name}`, body(FORM['content-type'], objectOf(name, [name]))) },
    [`/parts/${name}`]: { post: operation(`parts ${name}`, body('multipart/form-data', objectOf(name, [name]))) },
  }
}

const DOCUMENT = {
  openapi: '3.1.0',
  info: { title: 'Names', version: '1' },
  paths: Object.assign({}, ...NAMES.map(pathsOf)),
  components: { schemas: Object.fromEntries(NAMES.map((name) => [name, objectOf(name, [name])])) },
}

/** Handlers that answer with what they were given under the names that are looked for. */
const ECHO: Readonly<Record<Framework, string>> = {
  express: 'async (req: any, res: any) => res.status(200).json(given(req.params, req.query, req.headers, req.cookies, req.body))',
  fastify:
    'async (request: any, reply: any) => reply.code(200).send(given(request.params, request.query, request.headers, request.cookies, request.body))',
  koa: 'async (ctx: any) => ({ status: 200, body: given(ctx.params, ctx.query, ctx.headers, ctx.request.body) })',
}
const GIVEN = `
function given(...parts: any[]) {
  const names = ${JSON.stringify(NAMES.flatMap((name) => [name, name.toLowerCase()]))}
  return parts.flatMap((part) => Object.entries(part ?? {})).filter(([name]) => names.includes(name)).map(([name, value]) => [name.toLowerCase(), value])
}
`

async function generated(framework: Framework): Promise<string> {
  const project = new Project()
  await project.generate(DOCUMENT, { framework })
  const echoing = (text: string): string => text.replace(/async \(\) => \{\n[\s\S]*?\n\}/g, ECHO[framework]) + GIVEN
  const sources = Object.entries(project.files).filter(([path]) => path.startsWith('src/'))
  return assembleProject(
    framework,
    Object.fromEntries(sources.map(([path, text]) => [path, path.endsWith('/handlers.ts') ? echoing(text) : text])),
  )
}

const post = (path: string, headers: Record<string, string>, text: string): Call => ({ method: 'POST', path, headers, body: text })

/** The same value in each place, as each place writes it. */
const calls = (name: string, value: string): Readonly<Record<string, Call>> => ({
  path: { path: `/path/${value}/${name}` },
  query: { path: `/query/${name}?${name}=${value}` },
  header: { path: `/header/${name}`, headers: { [name]: value } },
  cookie: { path: `/cookie/${name}`, headers: { cookie: `${name}=${value}` } },
  json: post(`/json/${name}`, JSON_BODY, `{${JSON.stringify(name)}:${value}}`),
  form: post(`/form/${name}`, FORM, `${name}=${value}`),
  parts: { method: 'POST', path: `/parts/${name}`, headers: MULTIPART, body: multipart({ name, value }) },
})

describe.each(FRAMEWORKS)('%s', (framework) => {
  let folder: string
  let server: ExampleServer

  beforeAll(async () => {
    folder = await generated(framework)
    server = await ExampleServer.start(compile(folder))
  }, 60_000)
  afterAll(async () => {
    await server.stop()
    dispose(folder)
  })

  it.each(NAMES)('takes %s wherever it is asked for, and only what its schema takes', async (name) => {
    const statuses = async (all: Readonly<Record<string, Call>>): Promise<object> => {
      const replies = Object.entries(all).map(async ([place, call]) => [place, (await server.call(call)).status] as const)
      return Object.fromEntries(await Promise.all(replies))
    }
    // Node drops a header of that name, and nobody has ever sent one.
    const open = (all: Readonly<Record<string, Call>>) =>
      Object.fromEntries(Object.entries(all).filter(([place]) => place !== 'header' || name !== '__proto__'))
    const each = (status: number) => Object.fromEntries(Object.keys(open(calls(name, '5'))).map((place) => [place, status]))
    expect(await statuses(open(calls(name, '5')))).toEqual(each(200))
    expect(await statuses(open(calls(name, '"x"')))).toEqual(each(400))
  })

  it.each(NAMES)('knows when %s is not there', async (name) => {
    const absent = ['query', 'header', 'cookie'].map((place) => ({ path: `/${place}/${name}` }))
    for (const call of [...absent, post(`/json/${name}`, JSON_BODY, '{}'), post(`/form/${name}`, FORM, 'other=1')]) {
      expect([call.path, (await server.call(call)).status]).toEqual([call.path, 400])
    }
    for (const { path } of absent) expect([path, (await server.call({ path: `${path}/optional` })).status]).toEqual([path, 200])
  })

  it.each(['constructor', 'toString', 'hasOwnProperty'])('hands %s to the handler as its type says', async (name) => {
    const { cookie, ...others } = calls(name, '5')
    for (const [place, call] of Object.entries(others)) {
      const { text } = await server.call(call)
      expect([place, text]).toEqual([place, expect.stringContaining(`["${name.toLowerCase()}",5]`)])
    }
  })
})
