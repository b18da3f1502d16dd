import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Compiled } from './compile.fixture.js'
import { petStore } from './pets.fixture.js'
import { Project } from './project.fixture.js'

const CONTEXTUAL =
  'abstract accessor any as asserts assert async await bigint boolean constructor declare defer enum from get global globalThis infer interface intrinsic is keyof let module namespace never new number object of out override package readonly require satisfies set static string symbol then this type undefined unique unknown using void yield'
const GLOBALS =
  'Array Awaited Buffer Date Error Exclude Extract Function Infinity Map NaN Object Omit Partial Promise Readonly Record RegExp Set String Symbol Uint8Array URL arguments console eval exports process'
const OWN = 'Contract ErrorBody Handler HttpError UploadedFile contract file handlers route routes scheme schemes stream typed where z'
const ODD = [
  'class',
  '2fa',
  'foo.bar-Baz',
  '日本',
  '𠮷',
  'é',
  'e\u0301',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'User',
  'user',
  'USER',
  'UserInput',
  'UserRequest',
  'a/b',
  'a~b',
  'a b',
  '...',
  '-',
  ' ',
  '$',
  '_',
  '$ref',
  'delete',
  'default',
  'con',
  'index',
  'x'.repeat(300),
]
const NAMES = [...new Set([...CONTEXTUAL.split(' '), ...GLOBALS.split(' '), ...OWN.split(' '), ...ODD])]

/** User in all its forms: a default makes `UserInput`, a readOnly property makes `UserRequest`. */
const FORMS = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'string', readOnly: true }, age: { type: 'integer', default: 1 }, self: { $ref: '#/components/schemas/User' } },
}

function pointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}

/** Schemas and operations of every name, each schema used by operations of two tags. */
function document(): object {
  const schemas: Record<string, object> = Object.fromEntries(
    NAMES.map((name) => [name, { type: 'object', properties: { [name]: { type: 'string' }, other: { type: 'integer', default: 3 } } }]),
  )
  Object.defineProperty(schemas, '__proto__', { value: { type: 'string' }, enumerable: true })
  schemas['User'] = FORMS
  const paths = Object.fromEntries(
    NAMES.map((name, index) => {
      const content = { 'application/json': { schema: { $ref: `#/components/schemas/${pointer(name)}` } } }
      const operation = {
        operationId: name,
        tags: [['one', 'two'][index % 2]],
        requestBody: { content },
        responses: { 200: { description: name, content } },
      }
      const crossed = { ...operation, operationId: `${name} again`, tags: [['two', 'one'][index % 2]] }
      return [`/p${index}`, { post: operation, ...(index % 3 === 0 && { put: crossed }) }]
    }),
  )
  return { openapi: '3.1.0', info: { title: 'Names', version: '1' }, paths, components: { schemas } }
}

/** Tags that no folder can have just so. */
const TAGS = [
  'Pets',
  'pets',
  'PETS',
  '../../etc',
  '..',
  '/',
  'con',
  'LPT1',
  'http',
  'schemas',
  'index',
  'security',
  'handlers',
  '日本',
  '',
  'accept contracts',
  'method-not-allowed',
  'Router',
  'class',
  'e\u0301',
  'é',
  'हिन्दी',
  '😀',
  'x'.repeat(300),
  '𠮷'.repeat(100),
  'C:\\Windows',
  'a\nb',
  "it's",
  '</script>',
  '\u202e',
  '\0',
]

function tagged(): object {
  const operations = TAGS.map((tag, index) => [`get /t${index}/{id}`, { id: `get${index}`, tag, answer: 'Pet' }] as const)
  return petStore(
    Object.fromEntries([
      ...operations,
      ['get /v1/api/untagged/{id}', { id: 'untagged' }],
      ['get /', { id: 'root' }],
      ['get /{only}', { id: 'only' }],
    ]),
  )
}

const projects: Record<string, Project> = {}
let compiled: Compiled

beforeAll(async () => {
  for (const types of ['infer', 'declare'] as const) {
    const project = (projects[types] = new Project())
    await project.generate(document(), { types })
  }
  for (const split of ['tags', 'operations', 'none'] as const) {
    for (const framework of ['express', 'fastify', 'koa'] as const) {
      if (split !== 'tags' && framework === 'koa') continue
      const project = (projects[`${split}-${framework}`] = new Project())
      await project.generate(tagged(), { split, framework })
      expect((await project.planAnew(tagged(), { split, framework })).edits).toEqual([])
    }
  }
  compiled = Compiled.of(Object.fromEntries(Object.entries(projects).map(([name, project]) => [name, project.files])))
}, 90_000)
afterAll(() => compiled?.dispose())

test('every name compiles and loads', () => {
  expect(Object.values(compiled.errors).flat()).toEqual([])
  expect(compiled.load()).toEqual({ errors: {}, canary: null })
})

test('every file stays in the output folder, and can be on any disk', () => {
  for (const project of Object.values(projects)) {
    const paths = Object.keys(project.files)
    expect(new Set(paths.map((path) => path.toLowerCase().normalize('NFC'))).size).toBe(paths.length)
    for (const path of paths) {
      expect(path).toMatch(/^(?:src\/routes|\.kit)\//)
      for (const segment of path.split('/')) {
        expect(segment).not.toMatch(/^(?:con|aux|nul|prn|com\d|lpt\d)(?:\.|$)|^\.*$|[\\:*?"<>|\p{Cc}\p{Cf}\p{Cs}]|[. ]$/iu)
        expect(Buffer.byteLength(segment)).toBeLessThan(245)
      }
    }
  }
})

test('tags that differ have folders that differ, and operations without tag one by their resource', () => {
  const project = projects['tags-express']
  expect(project?.routes('pets/routes.ts')).toContain('contract.get0,')
  expect(project?.routes('pets-2/routes.ts')).toContain('contract.get1,')
  expect(project?.routes('etc/routes.ts')).toContain('contract.get3,')
  expect(project?.routes('日本/routes.ts')).toContain("'/t13/:id'")
  expect(project?.routes('untagged/routes.ts')).toContain("'/v1/api/untagged/:id'")
})

test('each operation has a folder of its own, or all have one', () => {
  expect(projects['operations-express']?.routes('pets/get0/routes.ts')).toContain("'/t0/:id'")
  expect(projects['none-express']?.routes('routes.ts')).toContain("'/t1/:id'")
  expect(projects['none-express']?.routes('handlers.ts')).toContain("from './http.js'")
})
