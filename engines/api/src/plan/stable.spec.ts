import { afterAll, describe, expect, test } from '@jest/globals'
import { DiagnosticError } from '../diagnostics/diagnostic.js'
import { readDocument } from '../read/read-document.js'
import { COMFORTABLE_LINES } from '../render/groups.js'
import { Compiled } from './compile.fixture.js'
import { memoryFiles } from './memory-files.fixture.js'
import { type PetOperation, petStore } from './pets.fixture.js'
import { planFromDocument } from './plan-from-document.js'
import { planRoutes } from './plan-routes.js'
import { codes, OPTIONS, Project, sources } from './project.fixture.js'

const DOCUMENT = {
  'get /pets': { id: 'listPets', tag: 'pets', answer: 'Pet[]' },
  'post /pets': { id: 'createPet', tag: 'pets', body: 'Pet', answer: 'Pet' },
  'get /pets/{id}': { id: 'getPet', tag: 'pets', answer: 'Pet' },
  'get /pets/mine': { id: 'getMine', tag: 'mine', answer: 'Pet' },
  'get /owners/{id}': { id: 'getOwner', tag: 'owners', answer: 'Owner' },
}

/** Every object and array in it is frozen, so that writing to one throws. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  for (const one of value instanceof Map ? value.values() : Object.values(value)) frozen(one)
  return value instanceof Map ? value : Object.freeze(value)
}

function file(text: string) {
  return { fileSystem: { readFile: async () => text, realpath: async (path: string) => path }, validate: false }
}

describe('the same document', () => {
  test('in another order gives the same lines in another order', async () => {
    const [one, other] = [new Project(), new Project()]
    await one.generate(petStore(DOCUMENT))
    await other.generate(petStore(Object.fromEntries(Object.entries(DOCUMENT).reverse())))
    const lines = (project: Project) =>
      Object.fromEntries(Object.entries(sources(project)).map(([path, text]) => [path, text.split('\n').sort()]))
    expect(lines(other)).toEqual(lines(one))
    expect(other.routes('pets/routes.ts')).not.toBe(one.routes('pets/routes.ts'))
  })

  test('is not changed by planning, nor are options, and the files are only read', async () => {
    const document = await readDocument('/api/openapi.json', file(JSON.stringify(petStore(DOCUMENT))))
    const options = frozen({ ...OPTIONS, include: ['pets'], exclude: ['getPet'] })
    const first = planRoutes({ ...document, model: frozen(document.model) }, memoryFiles({}), options)
    const second = planRoutes(document, memoryFiles({}), options)
    expect(second).toEqual(first)
  })

  test('under another name is read, though the first one has not changed', async () => {
    const project = new Project()
    await project.generate(petStore(DOCUMENT))
    const other = JSON.stringify(petStore({ 'get /': { id: 'root' } }))
    const fileSystem = {
      readFile: async (path: string) => (path === '/api/other.json' ? other : JSON.stringify(petStore(DOCUMENT))),
      realpath: async (path: string) => path,
    }
    const plan = await planFromDocument('/api/other.json', memoryFiles(project.files), OPTIONS, { fileSystem, validate: false })
    expect(plan.summary.operations).toBe(1)
  })

  test('is checked as long as no run has checked it', async () => {
    const broken = JSON.stringify({ ...petStore(DOCUMENT), unknownField: 1 })
    const project = new Project()
    const document = await readDocument('/api/openapi.json', file(broken))
    const { edits } = planRoutes(document, memoryFiles({}), OPTIONS)
    for (const edit of edits) project.files[edit.path] = edit.text
    const { fileSystem } = file(broken)
    expect(codes(await planFromDocument('/api/openapi.json', memoryFiles(project.files), OPTIONS, { fileSystem }))).toContain('KIT1130')
  })
})

describe('large tags', () => {
  /** One operation of about `lines` lines on each path. */
  function big(paths: readonly string[], lines: number): object {
    const query = Array.from({ length: lines }, (_, index) => `field${index}`)
    return petStore(
      Object.fromEntries(
        paths.map((path, index): [string, PetOperation] => [
          `get ${path}`,
          { id: `op${path.replaceAll('/', '-')}${index}`, tag: 'repos', query },
        ]),
      ),
    )
  }
  const two = ['/repos/issues', '/repos/issues/comments', '/repos/pulls', '/repos']
  const contracts = (project: Project) =>
    Object.keys(project.files).filter((path) => path.endsWith('/contract.ts') && !path.includes('/http/'))

  test('are divided by resource', async () => {
    const project = new Project()
    await project.generate(big(two, COMFORTABLE_LINES / 2))
    expect(contracts(project)).toEqual(
      ['issues', 'issues/comments', 'pulls', ''].map((part) => `src/routes/repos/${part}/contract.ts`.replace('//', '/')).sort(),
    )
  })

  test('stay together when they grow later, and only new operations go elsewhere', async () => {
    const project = new Project()
    await project.generate(big(two.slice(0, 2), COMFORTABLE_LINES / 4))
    expect(contracts(project)).toEqual(['src/routes/repos/contract.ts'])
    await project.generate(big(two, COMFORTABLE_LINES / 2))
    expect(project.routes('repos/routes.ts')).toContain("'/repos/issues'")
    expect(project.routes('repos/routes.ts')).toContain("'/repos/issues/comments'")
    expect(project.routes('repos/pulls/routes.ts')).toContain("'/repos/pulls'")
    expect((await project.planAnew(big(two, COMFORTABLE_LINES / 2))).edits).toEqual([])
  })
})

describe('bad input', () => {
  async function failure(
    document: unknown,
    options: Partial<typeof OPTIONS> & { include?: string[] },
    files: Record<string, string> = {},
  ): Promise<unknown> {
    const error: unknown = await new Project(files).plan(document, options).catch((caught: unknown) => caught)
    return error instanceof DiagnosticError ? error.diagnostics.map(({ code, place }) => [code, place?.file]) : error
  }
  const entry = '/api/openapi.json'

  test.each([
    '',
    '.',
    '..',
    '../routes',
    'src/../../routes',
    '/etc',
    'src//routes',
    'src/routes/',
    './src',
    'C:/routes',
    'src\\routes',
    '.kit',
    '.kit/routes',
    'a\0b',
  ])('%j is no output folder', async (output) => {
    expect(await failure(petStore(DOCUMENT), { output })).toEqual([['KIT1506', undefined]])
  })

  test.each(['src/routes', 'src'])('nor is %s where that is a file', async (path) => {
    expect(await failure(petStore(DOCUMENT), {}, { [path]: '' })).toEqual([['KIT1505', path]])
  })

  test('nothing to route', async () => {
    const empty = { openapi: '3.1.0', info: { title: 't', version: '1' }, paths: {} }
    expect(await failure(empty, {})).toEqual([['KIT1401', entry]])
    expect(await failure(petStore(DOCUMENT), { include: ['nothing'] })).toEqual([['KIT1401', entry]])
  })

  test('a path that no router can take apart is left out, with the reason', async () => {
    const plan = await new Project().plan(petStore({ 'get /{a}{b}': { id: 'both' }, 'get /a': { id: 'one' } }))
    expect([codes(plan), plan.summary.operations]).toEqual([['KIT1404'], 1])
  })
})

describe('schemas across files', () => {
  const tree = {
    type: 'object',
    properties: { left: { $ref: '#/components/schemas/Branch' }, value: { $ref: '#/components/schemas/Leaf' } },
  }
  const cyclic = {
    Tree: tree,
    Branch: {
      allOf: [
        { $ref: '#/components/schemas/Base' },
        {
          type: 'object',
          properties: { tree: { $ref: '#/components/schemas/Tree' }, all: { type: 'array', items: { $ref: '#/components/schemas/Node' } } },
        },
      ],
    },
    Base: { type: 'object', required: ['kind'], properties: { kind: { type: 'string' }, next: { $ref: '#/components/schemas/Branch' } } },
    Node: { oneOf: [{ $ref: '#/components/schemas/Tree' }, { $ref: '#/components/schemas/Branch' }] },
    Leaf: {
      type: 'object',
      properties: {
        id: { type: 'string', readOnly: true },
        size: { type: 'integer', default: 1 },
        tree: { $ref: '#/components/schemas/Tree' },
      },
    },
    Alone: { type: 'array', items: { $ref: '#/components/schemas/Leaf' } },
  }
  let compiled: Compiled | undefined
  afterAll(() => compiled?.dispose())

  test('in circles, used by two folders or by none, compile and load', async () => {
    const first = { 'get /a': { id: 'a', tag: 'one', body: 'Node', answer: 'Tree' } }
    const documents = {
      one: petStore(first, cyclic),
      two: petStore({ ...first, 'get /b': { id: 'b', tag: 'two', body: 'Base', answer: 'Leaf' } }, cyclic),
      none: { ...petStore({}, cyclic), paths: {} },
    }
    const projects: Record<string, Readonly<Record<string, string>>> = {}
    for (const [name, document] of Object.entries(documents)) {
      for (const types of ['infer', 'declare'] as const) {
        const project = new Project()
        await project.generate(document, { types })
        projects[`${name}-${types}`] = project.files
        const schemas = Object.entries(project.files).filter(([path]) => path.startsWith('src/routes/schemas/'))
        expect(schemas.filter(([, text]) => text.includes('/contract.js'))).toEqual([])
      }
    }
    compiled = Compiled.of(projects)
    expect(Object.values(compiled.errors).flat()).toEqual([])
    expect(compiled.load()).toEqual({ errors: {}, canary: null })
  }, 60_000)
})
