import { describe, expect, it } from '@jest/globals'
import type { HandlerSource } from '../render/handler-source.js'
import { FRAMEWORKS } from '../render/options.js'
import { Compiled } from './compile.fixture.js'
import { Project } from './project.fixture.js'

const answer = { '200': { description: 'Fine.', content: { 'application/json': { schema: { type: 'string' } } } } }
const DOCUMENT = {
  openapi: '3.1.0',
  info: { title: 'T', version: '1' },
  paths: {
    '/things/{id}': {
      put: {
        operationId: 'putThing',
        tags: ['things'],
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { type: 'object', properties: { a: { type: 'string' } } } } },
        },
        responses: answer,
      },
      delete: {
        operationId: 'dropThing',
        tags: ['things'],
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        responses: { '204': { description: 'Gone.' } },
      },
    },
    '/other': { get: { operationId: 'other', tags: ['things'], responses: answer } },
  },
}

const STORE = 'export async function keep(id: string, value = ""): Promise<string> {\n  return id + value\n}\n'
const HANDLERS = new Map<string, HandlerSource>([
  [
    'putThing',
    {
      takes: ['params', 'body'],
      lines: ["const kept = await keep(params.id, body.a ?? '')"],
      status: 200,
      body: 'kept',
      imports: [{ name: 'keep', module: '../store' }],
    },
  ],
  ['dropThing', { takes: [], lines: [], status: 204, imports: [] }],
])

async function scaffolded(framework: (typeof FRAMEWORKS)[number], before: Record<string, string> = {}): Promise<Project> {
  const project = new Project({ 'src/store.ts': STORE, ...before })
  await project.generate(DOCUMENT, { framework, handlers: HANDLERS })
  return project
}

describe('handlers whose work is known', () => {
  it('are written in the form of each framework, and compile', async () => {
    const projects = await Promise.all(FRAMEWORKS.map(async (framework) => [framework, (await scaffolded(framework)).files] as const))
    const compiled = Compiled.of(Object.fromEntries(projects))
    expect(compiled.errors).toEqual({ express: [], fastify: [], koa: [] })
    compiled.dispose()
  }, 120_000)

  it('stand beside stubs of those that are not', async () => {
    const handlers = (await scaffolded('koa')).routes('things/handlers.ts')
    expect(handlers).toContain("import { keep } from '../../store.js'")
    expect(handlers).toMatch(/const \{ params \} = ctx\n {2}const \{ body \} = ctx\.request\n {2}const kept = await keep/)
    expect(handlers).toContain("throw new HttpError(501, 'not_implemented', 'other is not written yet')")
  })

  it('are nobody else than the user’s afterwards, and a second run changes nothing', async () => {
    const project = await scaffolded('express')
    expect((await project.plan(DOCUMENT, { handlers: HANDLERS })).edits).toEqual([])
    project.write('things/handlers.ts', (text) => text.replace('keep(params.id', 'keep(params.id.trim()'))
    expect((await project.planAnew(DOCUMENT, { handlers: HANDLERS })).edits.filter(({ path }) => !path.startsWith('.kit/'))).toEqual([])
  })

  it('take the place of stubs', async () => {
    const project = new Project({ 'src/store.ts': STORE })
    await project.generate(DOCUMENT)
    const { edits } = await project.planAnew(DOCUMENT, { handlers: HANDLERS })
    const text = edits.find(({ path }) => path.endsWith('/handlers.ts'))?.text ?? ''
    expect(text.match(/501/g)).toHaveLength(1)
    expect(text).toContain('await keep(params.id')
  })

  it('get along with a file that has another use for a name', async () => {
    const own = "const keep = 'safe'\nexport { keep }\n"
    const project = await scaffolded('express', { 'src/routes/things/handlers.ts': own })
    expect(project.routes('things/handlers.ts')).toMatch(/import \{ keep as keep_ \} from[\s\S]*const keep = keep_\n/)
  })
})
