import { afterAll, expect, test } from '@jest/globals'
import { Compiled } from './compile.fixture.js'
import { petStore } from './pets.fixture.js'
import { codes, Project } from './project.fixture.js'

const FIRST = {
  'get /pets': { id: 'listPets', tag: 'pets', query: ['limit'], answer: 'Pet[]' },
  'post /pets': { id: 'createPet', tag: 'pets', body: 'Pet', answer: 'Pet' },
  'get /pets/{id}': { id: 'getPet', tag: 'pets', answer: 'Pet' },
}
const pet = (properties: object): Record<string, unknown> => ({
  Pet: { type: 'object', required: ['id', 'name'], properties },
  Owner: undefined,
})
const BEFORE = petStore(FIRST, pet({ id: { type: 'string' }, name: { type: 'string', maxLength: 9 } }))
const AFTER = petStore(
  {
    'get /pets': { ...FIRST['get /pets'], query: ['limit', 'offset'] },
    'post /animals': FIRST['post /pets'],
    'get /pets/{id}': { ...FIRST['get /pets/{id}'], id: 'readPet' },
  },
  pet({ id: { type: 'string' }, name: { type: 'string', maxLength: 20 }, age: { type: 'integer', description: 'In years.' } }),
)

const projects: Record<string, Readonly<Record<string, string>>> = {}
let compiled: Compiled | undefined
afterAll(() => compiled?.dispose())

async function edited(path: string, ...changes: readonly (readonly [string, string])[]): Promise<Project> {
  const project = new Project()
  await project.generate(BEFORE)
  for (const [from, to] of changes) {
    expect(project.routes(path)).toContain(from)
    project.write(path, (text) => text.replace(from, to))
  }
  return project
}

test('middleware, refinements and helpers stay while everything else follows the document', async () => {
  const project = await edited(
    'pets/routes.ts',
    ["import { Router } from 'express'", "import { type RequestHandler, Router } from 'express'"],
    ['export const pets', '/** Whoever may. */\nconst guard: RequestHandler = (req, res, next) => next() // mine\n\nexport const pets'],
    ["post('/pets', ", "post('/pets', guard, "],
    ["get('/pets/:id', ", "get('/pets/:id', guard, "],
  )
  project.write('pets/contract.ts', (text) => text.replace('id: z.string(),', "id: z.string().refine((id) => id !== ''), // mine"))
  const plan = await project.generate(AFTER)
  expect(codes(plan)).toEqual([])
  const routes = project.routes('pets/routes.ts')
  expect(routes).toContain("pets.post('/animals', guard, route(contract.createPet, handlers.createPet))")
  expect(routes).toContain("pets.get('/pets/:id', guard, route(contract.readPet, handlers.readPet))")
  expect(routes).toContain('/** Whoever may. */\nconst guard: RequestHandler')
  const contract = project.routes('pets/contract.ts')
  expect(contract).toContain("id: z.string().refine((id) => id !== ''), // mine\n")
  expect(contract).toContain('maxLength(20)')
  expect(contract).toContain('/** In years. */\n  age: z.int().optional(),')
  expect((await project.plan(AFTER)).edits).toEqual([])
  expect((await project.planAnew(AFTER)).edits).toEqual([])
  projects['kept'] = { ...project.files }
})

test('what both sides have changed stays, is reported until it is resolved, and holds nothing else up', async () => {
  const project = await edited('pets/contract.ts', ['maxLength(9)', 'maxLength(12)'])
  for (let run = 0; run < 3; run++) {
    const plan = await project.generate(AFTER)
    expect(plan.diagnostics).toMatchObject([
      { code: 'KIT1520', place: { file: 'src/routes/pets/contract.ts' }, related: [{ file: '/api/openapi.json' }] },
    ])
    const [{ message = '', place } = {}] = plan.diagnostics
    expect(message).toContain('Pet')
    expect(project.routes('pets/contract.ts').split('\n')[(place?.line ?? 0) - 1]).toContain('maxLength(12)')
    expect(project.routes('pets/contract.ts')).toContain('age: z.int().optional()')
    if (run > 0) expect(plan.edits).toEqual([])
  }
  projects['conflict'] = { ...project.files }
  project.write('pets/contract.ts', (text) => text.replace('maxLength(12)', 'maxLength(20)'))
  expect(codes(await project.generate(AFTER))).toEqual([])
  expect((await project.plan(AFTER)).edits).toEqual([])
})

test('what is no longer needed goes, but not what somebody has put into it', async () => {
  const project = await edited(
    'pets/routes.ts',
    ["pets.get('/pets', ", "// mine\npets.get('/pets', "],
    ["pets.post('/pets', ", "pets.post('/pets', (_req, _res, next) => next(), "],
  )
  const plan = await project.generate(petStore({ 'get /pets/{id}': FIRST['get /pets/{id}'] }, { Owner: undefined }))
  expect(codes(plan)).toEqual(['KIT1520', 'KIT1520'])
  expect(plan.diagnostics.map(({ message }) => message.split(' was ')[0])).toEqual(["pets.get('/pets')", "pets.post('/pets')"])
})

test('an edited file with the line ends of Windows keeps them', async () => {
  const project = await edited('pets/contract.ts')
  project.write('pets/contract.ts', (text) => `${text}// mine\n`.replaceAll('\n', '\r\n'))
  await project.generate(AFTER)
  expect(project.routes('pets/contract.ts')).toContain('age: z.int().optional(),\r\n')
  expect(project.routes('pets/contract.ts').replaceAll('\r\n', '')).not.toContain('\n')
})

test('a schema that somebody uses in an edited contract stays where it is imported from', async () => {
  const project = await edited('pets/routes.ts', [
    "import * as contract from './contract.js'",
    "import * as contract from './contract.js'\nimport { Pet } from './contract.js'",
  ])
  project.write('pets/routes.ts', (text) => `${text}\nexport const isPet = (value: unknown) => Pet.safeParse(value).success\n`)
  const shared = petStore({ ...FIRST, 'get /shop': { id: 'shop', tag: 'shop', answer: 'Pet' } }, { Owner: undefined })
  expect(codes(await project.generate(shared))).toEqual([])
  expect(project.routes('pets/contract.ts')).toContain("export { Pet } from '../schemas/pet.js'")
  projects['shared'] = { ...project.files }
})

test('an edit of a file that stays as it should be is no news on the second run', async () => {
  const project = await edited('pets/contract.ts', ['export const Pet', '// mine\nexport const Pet'])
  const before = project.routes('pets/contract.ts')
  expect((await project.generate(BEFORE)).edits.map(({ path }) => path)).toEqual(['.kit/routes.json'])
  expect(project.routes('pets/contract.ts')).toBe(before)
  expect((await project.plan(BEFORE)).edits).toEqual([])
})

test('an edited schema goes to the file where it belongs now, and takes the edits along', async () => {
  const project = await edited(
    'pets/contract.ts',
    ["import { z } from 'zod'", "import { types } from 'node:util'\nimport { z } from 'zod'"],
    ['id: z.string(),', 'id: z.string().refine((id) => !types.isProxy(id)), // mine'],
  )
  const shared = petStore(
    { ...FIRST, 'get /shop': { id: 'shop', tag: 'shop', answer: 'Pet' } },
    pet({ id: { type: 'string' }, name: { type: 'string', maxLength: 20 } }),
  )
  expect(codes(await project.generate(shared))).toEqual([])
  expect(project.routes('pets/contract.ts')).not.toContain('const Pet')
  const schema = project.routes('schemas/pet.ts')
  expect(schema).toContain("import { types } from 'node:util'")
  expect(schema).toContain('id: z.string().refine((id) => !types.isProxy(id)), // mine\n  name: z.string().check(maxLength(20)),')
  expect((await project.planAnew(shared)).edits).toEqual([])
  projects['moved'] = { ...project.files }

  expect(codes(await project.generate(BEFORE))).toEqual([])
  expect(project.files['src/routes/schemas/pet.ts']).toBeUndefined()
  expect(project.routes('pets/contract.ts')).toContain(
    'id: z.string().refine((id) => !types.isProxy(id)), // mine\n  name: z.string().check(maxLength(9)),',
  )
  expect((await project.planAnew(BEFORE)).edits).toEqual([])
  projects['moved back'] = { ...project.files }
})

test('a schema whose edits use other code of its file stays there', async () => {
  const project = await edited('pets/contract.ts', [
    'export const Pet',
    'const isFine = (id: string): boolean => id !== x\n\nexport const Pet',
  ])
  project.write('pets/contract.ts', (text) => text.replace('!== x', "!== ''").replace('id: z.string(),', 'id: z.string().refine(isFine),'))
  const shared = petStore(
    { ...FIRST, 'get /shop': { id: 'shop', tag: 'shop', answer: 'Pet' } },
    pet({ id: { type: 'string' }, name: { type: 'string', maxLength: 9 } }),
  )
  expect(new Set(codes(await project.generate(shared)))).toEqual(new Set(['KIT1520']))
  expect(project.routes('pets/contract.ts')).toContain('id: z.string().refine(isFine),')
  projects['staying'] = { ...project.files }
})

test('every result compiles and loads', () => {
  compiled = Compiled.of(projects)
  expect(Object.values(compiled.errors).flat()).toEqual([])
  expect(compiled.load()).toEqual({ errors: {}, canary: null })
}, 60_000)
