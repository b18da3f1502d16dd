import { afterAll, expect, test } from '@jest/globals'
import { DiagnosticError } from '../diagnostics/diagnostic.js'
import { Compiled } from './compile.fixture.js'
import { petStore } from './pets.fixture.js'
import { codes, isGenerated, Project } from './project.fixture.js'

/** Pets and owners; only owners have the schema Owner. */
const FIRST = petStore({
  'get /pets': { id: 'listPets', tag: 'pets', answer: 'Pet[]' },
  'post /pets': { id: 'createPet', tag: 'pets', body: 'Pet', answer: 'Pet' },
  'get /owners': { id: 'listOwners', tag: 'owners', answer: 'Owner[]' },
})
/** listPets takes a parameter, feedPet and removeOwner are new. */
const GROWN = petStore({
  'get /pets': { id: 'listPets', tag: 'pets', query: ['limit'], answer: 'Pet[]' },
  'post /pets': { id: 'createPet', tag: 'pets', body: 'Pet', answer: 'Pet' },
  'put /pets': { id: 'feedPet', tag: 'pets', body: 'Pet' },
  'get /owners': { id: 'listOwners', tag: 'owners', answer: 'Owner[]' },
  'delete /owners': { id: 'removeOwner', tag: 'owners' },
})
/** Owners are gone, so that only pets know Pet. */
const SHRUNK = petStore({ 'get /pets': { id: 'listPets', tag: 'pets', answer: 'Pet[]' } }, { Owner: undefined })

const projects: Record<string, Readonly<Record<string, string>>> = {}
let compiled: Compiled

async function start(change: (project: Project) => void, document: unknown = FIRST): Promise<Project> {
  const project = new Project()
  await project.generate(document)
  change(project)
  return project
}

/** Generates, and keeps the result for the compiler. */
async function generate(name: string, project: Project, document: unknown): Promise<ReturnType<Project['generate']>> {
  const plan = await project.generate(document)
  expect((await project.planAnew(document)).edits).toEqual([])
  projects[name] = { ...project.files }
  return plan
}

const append = (line: string) => (text: string) => `${text}${line}\n`

afterAll(() => compiled?.dispose())

test.each(['contract', 'routes'])("an edited %s.ts takes what is new, and keeps what is somebody's", async (file) => {
  const project = await start((one) => one.write(`pets/${file}.ts`, append('// mine')))
  const plan = await generate(`edited-${file}`, project, GROWN)
  expect(codes(plan)).toEqual([])
  expect(project.routes(`pets/${file}.ts`)).toContain('// mine')
  expect(project.routes('pets/contract.ts')).toContain('limit: ')
  expect(project.routes('pets/routes.ts')).toContain('handlers.feedPet')
  expect(project.routes('pets/handlers.ts')).toContain('export const feedPet')
  expect(plan.summary.added).toBe(2)
})

test.each(['contract', 'routes'])('without .kit, an edited %s.ts keeps its folder as it is, and all else goes on', async (file) => {
  const project = await start((one) => {
    one.write(`pets/${file}.ts`, append('// mine'))
    one.remove((path) => path.startsWith('.kit/'))
  })
  const before = { ...project.files }
  const plan = await generate(`unknown-${file}`, project, FIRST)
  expect(plan.diagnostics).toMatchObject([{ code: 'KIT1501', place: { file: `src/routes/pets/${file}.ts` } }])
  for (const path of ['contract', 'routes', 'handlers'])
    expect(project.routes(`pets/${path}.ts`)).toBe(before[`src/routes/pets/${path}.ts`])
  const grown = await project.generate(GROWN)
  expect(project.routes('pets/routes.ts')).toBe(before['src/routes/pets/routes.ts'])
  expect(project.routes('owners/routes.ts')).toContain('handlers.removeOwner')
  expect(codes(grown)).toContain('KIT1501')
})

test('an edit that is carried over by hand is an edit no more', async () => {
  const project = await start((one) => {
    one.write('pets/contract.ts', append('// mine'))
    one.remove((path) => path.startsWith('.kit/'))
  })
  await project.generate(GROWN)
  project.remove(isGenerated)
  const plan = await generate('carried-over', project, GROWN)
  expect(codes(plan)).toEqual([])
  expect(project.routes('pets/routes.ts')).toContain('handlers.feedPet')
  expect(project.routes('pets/handlers.ts')).toContain('export const feedPet')
})

test('a deleted file comes back although its neighbour was edited', async () => {
  const project = await start((one) => {
    one.write('pets/routes.ts', append('// mine'))
    one.remove((path) => path === 'src/routes/pets/contract.ts')
  })
  await generate('deleted-neighbour', project, GROWN)
  expect(project.routes('pets/contract.ts')).toContain('export const listPets')
  expect(project.routes('pets/routes.ts')).toContain('// mine')
})

/** listPets and listOwners change places. */
const MOVED = petStore({
  'get /pets': { id: 'listPets', tag: 'owners', answer: 'Pet[]' },
  'post /pets': { id: 'createPet', tag: 'pets', body: 'Pet', answer: 'Pet' },
  'get /owners': { id: 'listOwners', tag: 'pets', answer: 'Owner[]' },
})

test('operations leave and join a folder that was edited elsewhere', async () => {
  const project = await start((one) => one.write('pets/contract.ts', append('// mine')))
  const plan = await generate('moved-around-edited', project, MOVED)
  expect(codes(plan)).toEqual([])
  expect(project.routes('pets/contract.ts')).toContain('// mine')
  expect(project.routes('pets/routes.ts')).toContain('handlers.listOwners')
  expect(project.routes('owners/routes.ts')).toContain('handlers.listPets')
})

test.each([
  ['route', 'routes', "get('/pets', ", "get('/pets', (req, res, next) => next(), "],
  ['contract', 'contract', '200: z.array(Pet)', '200: z.array(Pet).max(3)'],
])('an operation whose %s was edited stays where it is', async (what, file, from, to) => {
  const project = await start((one) => one.write(`pets/${file}.ts`, (text) => text.replace(from, to)))
  const plan = await generate(`edited-and-moved-${what}`, project, MOVED)
  expect(codes(plan)).toEqual(['KIT1521'])
  expect(project.routes(`pets/${file}.ts`)).toContain(to)
  expect(project.routes('pets/routes.ts')).toContain('handlers.listPets')
  expect(project.routes('index.ts')).not.toContain('owners')
})

test('what an edited folder needs stays, although the document needs it no more', async () => {
  const project = await start((one) => one.write('owners/contract.ts', append('// mine')))
  const plan = await generate('needed-by-edited', project, SHRUNK)
  expect(plan.diagnostics).toMatchObject([{ code: 'KIT1504', place: { file: 'src/routes/owners/contract.ts' } }])
  expect(project.routes('owners/contract.ts')).toContain('// mine')
  expect(project.routes('schemas/pet.ts')).toContain('export const Pet')
  expect(project.routes('index.ts')).not.toContain('owners')
})

test('an edited index lets go of folders that are no longer needed', async () => {
  const project = await start((one) => one.write('index.ts', append('// mine')))
  const plan = await generate('edited-index', project, SHRUNK)
  expect(codes(plan)).toEqual([])
  expect(project.routes('index.ts')).toContain('// mine')
  expect(project.routes('index.ts')).not.toContain('owners')
})

test('without .kit, an edited index keeps the folders that it imports', async () => {
  const project = await start((one) => {
    one.write('index.ts', append('// mine'))
    one.remove((path) => path.startsWith('.kit/'))
  })
  const plan = await generate('unknown-index', project, SHRUNK)
  expect(plan.diagnostics).toContainEqual(
    expect.objectContaining({ code: 'KIT1501', place: expect.objectContaining({ file: 'src/routes/index.ts' }) }),
  )
  expect(project.routes('owners/handlers.ts')).toContain('listOwners')
})

test('an edited schema keeps what somebody wrote', async () => {
  const project = await start((one) => one.write('schemas/pet.ts', append('// mine')))
  const plan = await generate('edited-schema', project, GROWN)
  expect(codes(plan)).toEqual([])
  expect(project.routes('schemas/pet.ts')).toContain('// mine')
  expect(project.routes('pets/routes.ts')).toContain('handlers.feedPet')
})

test('a folder of the same name that somebody else wrote is left alone', async () => {
  const project = new Project({ 'src/routes/pets/routes.ts': 'export const mine = 1\n' })
  const plan = await generate('foreign-folder', project, FIRST)
  expect(codes(plan)).toEqual(['KIT1501'])
  expect(project.routes('pets/routes.ts')).toBe('export const mine = 1\n')
  const shrunk = await project.generate(petStore({ 'get /owners': { id: 'listOwners', tag: 'owners' } }))
  expect(shrunk.edits.map((edit) => edit.path)).not.toContain('src/routes/pets/routes.ts')
})

test('a schema stays where handlers import it from', async () => {
  const project = await start((one) => {
    one.write('pets/handlers.ts', (text) => `import type { Pet } from '../schemas/pet.js'\n${text}\nexport type Mine = Pet\n`)
  })
  await generate('imported-schema', project, SHRUNK)
  expect(project.routes('schemas/pet.ts')).toContain('export const Pet')
})

test('a contract passes on schemas that left it, to handlers and their helpers', async () => {
  const onlyPets = petStore({ 'get /pets': { id: 'listPets', tag: 'pets', answer: 'Pet[]' } }, { Owner: undefined })
  const project = await start((one) => {
    one.files['src/routes/pets/mine.ts'] =
      "import { Pet } from './contract.js'\nexport const isPet = (value: unknown): value is Pet => Pet.safeParse(value).success\n"
    one.write('pets/handlers.ts', append('export type All = contract.Pet[]'))
  }, onlyPets)
  expect(project.routes('pets/contract.ts')).toContain('export const Pet')
  await generate('passed-on', project, FIRST)
  expect(project.routes('pets/contract.ts')).toContain("export { Pet } from '../schemas/pet.js'")
})

test('handlers with code of their own outlive the operations of their folder', async () => {
  const project = await start((one) => one.write('owners/handlers.ts', append('export const mine: contract.Owner[] = []')))
  const plan = await generate('outliving-code', project, petStore({ 'get /pets': { id: 'listPets', tag: 'pets', answer: 'Pet[]' } }))
  expect(codes(plan)).toEqual([])
  expect(project.routes('owners/handlers.ts')).toContain('export const mine')
  expect(project.routes('owners/handlers.ts')).not.toContain('listOwners')
})

test('a folder whose stubs nobody wrote goes without a trace', async () => {
  const project = await start(() => {})
  await generate('gone', project, SHRUNK)
  expect(Object.keys(project.files).filter((path) => path.includes('/owners/'))).toEqual([])
})

test('stubs are stubs however they are formatted', async () => {
  const formatted = (text: string) =>
    text
      .replaceAll("'", '"')
      .replace(/^(import.*|\s+throw.*|\})$/gm, '$1;')
      .replace(/new HttpError\((.*?), (".*?"), (".*?")\)/g, 'new HttpError(\n    $1,\n    $2,\n    $3,\n  )')
      .replaceAll('\n', '\r\n')
  const project = await start((one) => {
    one.write('owners/handlers.ts', formatted)
    one.write('pets/handlers.ts', formatted)
  })
  const plan = await generate('formatted', project, petStore({ 'get /pets': { id: 'allPets', tag: 'pets', answer: 'Pet[]' } }))
  expect(codes(plan)).toEqual([])
  expect(plan.summary).toMatchObject({ handlersKept: 0, orphans: 0, removed: 2 })
  expect(project.files).not.toHaveProperty('src/routes/owners/handlers.ts')
  expect(project.routes('pets/handlers.ts')).not.toContain('createPet')
  expect(project.routes('pets/handlers.ts').replaceAll('\r\n', '')).not.toContain('\n')
})

const LINES = 'export const listPets = handler\nexport { handler as createPet }\n'
test.each([
  ['re-exports', "export { listPets, createPet } from './mine.js'\n"],
  ['stars', "export * from './mine.js'\n"],
  [
    'functions',
    "import type { Request, Response } from 'express'\nexport default 1\nexport async function createPet(_: unknown, res: { status(code: 200): unknown }) { res.status(200) }\nexport function listPets() {}\n",
  ],
  ['Windows line ends', `import { handler } from './mine.js'\n${LINES}`.replaceAll('\n', '\r\n')],
  ['a byte order mark', `\ufeffimport { handler } from './mine.js'\n${LINES}`],
  ['a byte order mark and no import', '\ufeffexport const listPets = async () => {}\nexport const createPet = async () => {}\n'],
  ['no line end', "export { listPets, createPet } from './mine.js'"],
  [
    'names of its own for what kit imports',
    "import { handler as Handler } from './mine.js'\nconst contract = 1, HttpError = 2\nexport const listPets = Handler, createPet = Handler\nexport const feedPet_ = contract + HttpError\n",
  ],
  ['a helper of the name of a new operation', `import { handler } from './mine.js'\nfunction feedPet() {}\nfeedPet()\n${LINES}`],
])('handlers with %s keep every byte', async (name, text) => {
  const mine = 'export const handler = async () => {}\nexport const listPets = handler, createPet = handler\n'
  const project = await start((one) => {
    one.files['src/routes/pets/mine.ts'] = mine
    one.write('pets/handlers.ts', () => text)
  })
  const plan = await generate(`handlers-${name}`, project, GROWN)
  expect(codes(plan)).toEqual([])
  expect(plan.summary).toMatchObject({ handlersKept: 2, added: 2 })
  const after = project.routes('pets/handlers.ts')
  const bare = (some: string): readonly string[] => some.replace('\ufeff', '').split(/\r?\n/)
  expect(bare(after)).toEqual(expect.arrayContaining([...bare(text)]))
  expect(after.indexOf('\ufeff')).toBe(text.indexOf('\ufeff'))
  expect(after.includes('\r\n')).toBe(text.includes('\r\n'))
  expect(after).toMatch(/typeof contract_?\.feedPet>/)
})

test('handlers in another order stay in it', async () => {
  const project = await start((one) =>
    one.write('pets/handlers.ts', (text) =>
      text.replace(/(export const listPets[\s\S]*?\n\}\n)\n([\s\S]*)/, '$2\n$1').replace('createPet is not', 'createPet was not'),
    ),
  )
  const before = project.routes('pets/handlers.ts')
  await generate('reordered', project, GROWN)
  expect(project.routes('pets/handlers.ts').startsWith(before)).toBe(true)
})

test('a renamed handler file that somebody moved is found where it is', async () => {
  const project = await start((one) => {
    one.files['src/routes/animals/handlers.ts'] = one.routes('pets/handlers.ts').replace('listPets is not', 'listPets was not')
    one.remove((path) => path.startsWith('src/routes/pets/'))
  })
  await generate('moved-by-hand', project, FIRST)
  expect(project.routes('animals/routes.ts')).toContain('handlers.listPets')
  expect(project.files).not.toHaveProperty('src/routes/pets/contract.ts')
})

test('a handler that somebody renamed with its operation is not written twice', async () => {
  const project = await start((one) =>
    one.write('pets/handlers.ts', (text) => text.replaceAll('createPet', 'addPet').replace('is not written', 'was not written')),
  )
  const renamed = petStore({
    'get /pets': { id: 'listPets', tag: 'pets', answer: 'Pet[]' },
    'post /pets': { id: 'addPet', tag: 'pets', body: 'Pet', answer: 'Pet' },
  })
  const plan = await generate('renamed-by-hand', project, renamed)
  expect(plan.summary).toMatchObject({ added: 0, orphans: 0 })
  expect(project.routes('pets/routes.ts')).toContain('route(contract.addPet, handlers.addPet)')
})

test('handlers that do not parse are one error, and nothing is written', async () => {
  const project = await start((one) => one.write('pets/handlers.ts', append('export const = 1')))
  const failure: unknown = await project.plan(GROWN).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(DiagnosticError)
  expect(failure).toMatchObject({ diagnostics: [{ code: 'KIT1500', severity: 'error', place: { file: 'src/routes/pets/handlers.ts' } }] })
})

test('every result compiles and loads', () => {
  compiled = Compiled.of(Object.fromEntries(Object.entries(projects).map(([name, files]) => [name.replaceAll(' ', '-'), files])))
  expect(Object.values(compiled.errors).flat()).toEqual([])
  expect(compiled.load()).toEqual({ errors: {}, canary: null })
}, 60_000)
