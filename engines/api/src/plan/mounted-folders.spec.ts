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
