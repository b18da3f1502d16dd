import { expect, test } from '@jest/globals'
import { petStore } from './pets.fixture.js'
import { codes, Project } from './project.fixture.js'

test('a folder stays whole as long as an index that somebody has edited mounts it', async () => {
  const both = { 'get /pets': { id: 'listPets', tag: 'pets' }, 'get /shops': { id: 'listShops', tag: 'shops' } }
  const project = new Project()
  await project.generate(petStore(both))
  project.write('index.ts', (text) => text.replace('routes.use(shops)', 'routes.use(shops) // mine'))
  const before = project.copy()
  const less = petStore({ 'get /pets': both['get /pets'] })
  const plan = await project.generate(less)
  expect(codes(plan)).toEqual(['KIT1520'])
  expect(plan.diagnostics[0]?.message).toContain('routes.use(shops)')
  for (const name of ['contract', 'handlers', 'routes']) expect(project.routes(`shops/${name}.ts`)).toBe(before.routes(`shops/${name}.ts`))
  expect((await project.planAnew(less)).edits).toEqual([])
  project.write('index.ts', (text) =>
    text.replace('routes.use(shops) // mine\n', '').replace("import { shops } from './shops/routes.js'\n", ''),
  )
  await project.generate(less)
  expect(Object.keys(project.files).filter((path) => path.includes('/shops/'))).toEqual([])
})

test('what else changes in a folder that such an index mounts is carried over, whatever its tag is called by now', async () => {
  const project = new Project()
  await project.generate(petStore({ 'get /pets': { id: 'listPets', tag: 'pets' } }))
  project.write('index.ts', (text) => text.replace('routes.use(pets)', 'routes.use(pets) // mine'))
  const changed = petStore({ 'get /pets': { id: 'listPets', tag: 'animals', query: ['limit'] } })
  const plan = await project.generate(changed)
  expect(codes(plan)).toEqual(['KIT1521'])
  expect(project.routes('pets/contract.ts')).toContain('limit')
  expect(project.routes('index.ts')).toContain('routes.use(pets) // mine')
  expect((await project.planAnew(changed)).edits).toEqual([])
})
