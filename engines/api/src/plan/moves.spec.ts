import { afterAll, expect, test } from '@jest/globals'
import type { RoutesOptions } from '../render/options.js'
import { Compiled } from './compile.fixture.js'
import { petStore } from './pets.fixture.js'
import { codes, Project } from './project.fixture.js'

const projects: Record<string, Readonly<Record<string, string>>> = {}
let compiled: Compiled | undefined
afterAll(() => compiled?.dispose())

async function start(
  document: unknown,
  handlers: Readonly<Record<string, string>>,
  others: Readonly<Record<string, string>> = {},
): Promise<Project> {
  const project = new Project({ ...others })
  await project.generate(document)
  for (const [folder, text] of Object.entries(handlers)) project.write(`${folder}/handlers.ts`, () => text)
  return project
}

async function generate(
  name: string,
  project: Project,
  document: unknown,
  options: Partial<RoutesOptions> = {},
): ReturnType<Project['generate']> {
  const plan = await project.generate(document, options)
  expect((await project.planAnew(document, options)).edits).toEqual([])
  projects[name] = { ...project.files }
  return plan
}

function feeding(tag: string): object {
  return petStore({
    'post /feed': { id: 'feed', tag, body: 'Pet' },
    'get /pets': { id: 'listPets', tag: 'pets', answer: 'Pet[]' },
    'get /shops': { id: 'listShops', tag: 'shops' },
  })
}

const IMPORTS = "import type { Handler } from '../http.js'\nimport type * as contract from './contract.js'\n"
const LIST = 'export const listPets: Handler<typeof contract.listPets> = async (req, res) => res.status(200).json([])\n'
const SHOPS = 'export const listShops: Handler<typeof contract.listShops> = async (req, res) => res.status(200).end()\n'
const feed = (body: string): string =>
  `export const feed: Handler<typeof contract.feed> = async (req, res) => {\n  ${body}\n  res.status(200).end()\n}\n`

test('a handler takes its imports and comments along, and an empty file goes', async () => {
  const text = `import { db } from '../../db.js'\n${IMPORTS}\n// mine\n/** Feeds. */\n${feed('db(req.body)')}`
  const project = await start(feeding('zoo'), { zoo: text }, { 'src/db.ts': 'export const db = (_: unknown) => {}\n' })
  const plan = await generate('along', project, feeding('deep down'))
  expect(plan.summary.moved).toBe(1)
  expect(project.files).not.toHaveProperty('src/routes/zoo/handlers.ts')
  expect(project.routes('deep-down/handlers.ts').split('\n')).toEqual(expect.arrayContaining(text.split('\n')))
})

test.each([
  ['uses a helper of its file', `${IMPORTS}const helper = () => {}\n${feed('helper()')}`],
  ['is used in its file', `${IMPORTS}${feed('')}export const again = feed\n`],
  ['shares its statement', `${IMPORTS}${feed('').trim().replace(/$/, ', other = 1\n')}`],
  ['imports as it runs', `${IMPORTS}${feed("await import('./contract.js')")}`],
  [
    'speaks of another entry of its contract',
    `${IMPORTS}${feed('const other: typeof contract.listZoo | undefined = undefined; void other')}`,
  ],
  ['has an import of the name of another thing there', `${IMPORTS}import { sep as rows } from 'node:path'\n${feed('void rows')}`],
  ['is default and named', 'const feed = async () => {}\nexport { feed }\nexport default feed\n'],
])('a handler that %s stays, and its operation with it', async (name, text) => {
  const zoo = (tag: string): object =>
    petStore({
      'post /feed': { id: 'feed', tag, body: 'Pet' },
      'get /pets': { id: 'listPets', tag: 'pets', answer: 'Pet[]' },
      'get /zoo': { id: 'listZoo', tag: 'zoo', answer: 'Pet[]' },
    })
  const list = 'export const listZoo: Handler<typeof contract.listZoo> = async (req, res) => res.status(200).json([])\n'
  const written = text.startsWith(IMPORTS) ? text + list : `${IMPORTS}${text}${list}`
  const project = await start(zoo('zoo'), { zoo: written, pets: `${IMPORTS}const rows = 1\n${LIST}void rows\n` })
  const plan = await generate(`stays-${name}`, project, zoo('pets'))
  expect(codes(plan)).toEqual(['KIT1503'])
  expect(project.routes('zoo/handlers.ts')).toBe(written)
  expect(project.routes('zoo/routes.ts')).toContain('handlers.feed')
  expect(project.routes('pets/routes.ts')).not.toContain('handlers.feed')
})

test('two handlers whose imports mean different things do not move into one file', async () => {
  const both = (one: string, other: string): object =>
    petStore({ 'post /one': { id: 'feed', tag: one, body: 'Pet' }, 'post /other': { id: 'listShops', tag: other } })
  const project = await start(
    both('zoo', 'farm'),
    {
      zoo: `${IMPORTS}import { db } from './db.js'\n${feed('db()')}`,
      farm: `${IMPORTS}import { db } from './db.js'\n${SHOPS.replace('res.status', '(db(), res).status')}`,
    },
    { 'src/routes/zoo/db.ts': 'export const db = () => {}\n', 'src/routes/farm/db.ts': 'export const db = () => {}\n' },
  )
  const plan = await generate('clash', project, both('park', 'park'))
  expect(codes(plan)).toEqual(['KIT1503'])
  expect(plan.summary.moved).toBe(1)
  expect(project.routes('park/handlers.ts')).toContain("import { db } from '../zoo/db.js'")
  expect(project.routes('farm/handlers.ts')).toContain('db()')
})

test('a handler that needs the contract as a value moves into a file of stubs', async () => {
  const text = `import type { Handler } from '../http.js'\nimport * as contract from './contract.js'\n${feed('contract.feed.body.parse(contract.Pet.parse(req.body))')}`
  const both = (tag: string): object =>
    petStore({ 'post /feed': { id: 'feed', tag, body: 'Pet' }, 'get /new': { id: 'fresh', tag: 'park' } })
  const project = await start(petStore({ 'post /feed': { id: 'feed', tag: 'zoo', body: 'Pet' } }), { zoo: text })
  const plan = await generate('value', project, both('park'))
  expect(plan.summary).toMatchObject({ moved: 1, added: 1 })
})

test('an operation that is renamed and moved at once compiles at once', async () => {
  const project = await start(feeding('zoo'), { zoo: `${IMPORTS}${feed('')}` })
  const renamed = petStore({
    'post /feed': { id: 'giveFood', tag: 'park', body: 'Pet' },
    'get /pets': { id: 'listPets', tag: 'pets', answer: 'Pet[]' },
  })
  await generate('renamed-and-moved', project, renamed)
  expect(project.routes('park/routes.ts')).toContain('route(contract.giveFood, handlers.feed)')
})

test('a new operation never takes the handler or the name of a renamed one', async () => {
  const project = await start(feeding('zoo'), { zoo: `${IMPORTS}${feed('')}` })
  await project.generate(petStore({ 'post /feed': { id: 'giveFood', tag: 'zoo', body: 'Pet' } }))
  await generate(
    'taken-name',
    project,
    petStore({ 'get /feed': { id: 'feed', tag: 'zoo' }, 'post /feed': { id: 'giveFood', tag: 'zoo', body: 'Pet' } }),
  )
  expect(project.routes('zoo/routes.ts')).toContain("post('/feed', route(contract.giveFood, handlers.feed))")
  expect(project.routes('zoo/routes.ts')).toContain("get('/feed', route(contract.feed_, handlers.feed_))")
})

test('an operation spelled almost alike does not change the names of the one before', async () => {
  const project = await start(petStore({ 'get /a': { id: 'listPets', tag: 'pets', answer: 'Pet[]' } }), { pets: `${IMPORTS}${LIST}` })
  await generate(
    'alike',
    project,
    petStore({
      'get /b': { id: 'list pets', tag: 'pets' },
      'get /c': { id: 'list-Pets', tag: 'pets' },
      'get /a': { id: 'listPets', tag: 'pets', answer: 'Pet[]' },
    }),
  )
  expect(project.routes('pets/routes.ts')).toContain("'/a', route(contract.listPets, handlers.listPets)")
})

test('two operations that exchange their ids keep their handlers by id', async () => {
  const project = await start(
    petStore({ 'get /a': { id: 'listPets', tag: 'pets', answer: 'Pet[]' }, 'get /b': { id: 'b', tag: 'pets', answer: 'Pet[]' } }),
    {},
  )
  await generate(
    'exchanged',
    project,
    petStore({ 'get /b': { id: 'listPets', tag: 'pets', answer: 'Pet[]' }, 'get /a': { id: 'b', tag: 'pets', answer: 'Pet[]' } }),
  )
  expect(project.routes('pets/routes.ts')).toContain("'/b', route(contract.listPets, handlers.listPets)")
})

test('another way of dividing moves what can move, and reports the rest', async () => {
  const helped = `${IMPORTS}const helper = () => {}\n${feed('helper()')}`
  const project = await start(feeding('zoo'), { zoo: helped, pets: `${IMPORTS}${LIST}` })
  const plan = await generate('none', project, feeding('zoo'), { split: 'none' })
  expect(codes(plan)).toEqual(['KIT1503'])
  expect(project.routes('handlers.ts')).toContain(LIST)
  expect(project.routes('routes.ts')).toContain('handlers.listPets')
  expect(project.routes('zoo/handlers.ts')).toBe(helped)
  const back = await generate('tags-again', project, feeding('zoo'), { split: 'tags' })
  expect(codes(back)).toEqual([])
  expect(project.routes('pets/handlers.ts')).toContain(LIST)
  expect(project.files).not.toHaveProperty('src/routes/routes.ts')
  const single = await generate('operations', project, feeding('zoo'), { split: 'operations' })
  expect(codes(single)).toEqual(['KIT1503'])
  expect(project.routes('pets/list-pets/handlers.ts')).toContain(LIST)
})

test('what is left out is reported, and comes back as it was', async () => {
  const project = await start(feeding('zoo'), { zoo: `${IMPORTS}${feed('')}` })
  const plan = await generate('excluded', project, feeding('zoo'), { exclude: ['zoo', 'listShops'] })
  expect(plan.diagnostics).toMatchObject([{ code: 'KIT1502', place: { file: 'src/routes/zoo/handlers.ts', line: 3 } }])
  expect(project.routes('index.ts')).not.toContain('zoo')
  expect(project.files).not.toHaveProperty('src/routes/shops/handlers.ts')
  const back = await generate('included', project, feeding('zoo'), { include: ['/feed', 'pets'] })
  expect(codes(back)).toEqual([])
  expect(project.routes('zoo/routes.ts')).toContain('handlers.feed')
})

test('every result compiles and loads', () => {
  compiled = Compiled.of(Object.fromEntries(Object.entries(projects).map(([name, files]) => [name.replaceAll(' ', '-'), files])))
  expect(Object.values(compiled.errors).flat()).toEqual([])
  expect(compiled.load()).toEqual({ errors: {}, canary: null })
}, 90_000)
