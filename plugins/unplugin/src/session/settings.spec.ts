import { afterEach, expect, test } from '@jest/globals'
import { DiskProject } from './project.fixture.js'
import { DOCUMENT } from './project-folder.fixture.js'

const open: DiskProject[] = []
afterEach(() => Promise.all(open.splice(0).map((project) => project.dispose())))

function empty(): DiskProject {
  const project = new DiskProject()
  open.push(project)
  return project
}

async function scaffolded(): Promise<DiskProject> {
  const project = await DiskProject.scaffolded()
  open.push(project)
  return project
}

test('a folder without a document, and one without routes of kit, has nothing to do', async () => {
  for (const files of [{}, { 'openapi.yaml': DOCUMENT }, { 'openapi.yaml': DOCUMENT, 'src/routes/index.ts': 'export {}\n' }]) {
    const project = empty()
    for (const [path, text] of Object.entries(files)) project.write(path, text)
    const texts = project.texts()
    await project.session.start()
    expect(project.session.state).toMatchObject({ document: undefined, diagnostics: [] })
    expect(project.texts()).toEqual(texts)
    expect(project.has('.kit')).toBe(false)
    expect(await project.session.overview()).toEqual({ title: '', version: '', operations: [] })
  }
})

test('routes without a document wait for one', async () => {
  const project = await scaffolded()
  const text = project.read('openapi.yaml')
  await project.remove('openapi.yaml')
  await project.session.start()
  expect(project.codes).toEqual([])
  await project.session.changed(project.write('openapi.json', JSON.stringify({ openapi: '3.1.0', info: { title: 'T', version: '1' } })))
  expect(project.codes).toEqual(['KIT1401'])
  await project.remove('openapi.json')
  await project.session.changed(project.write('openapi.yaml', text))
  expect(project.codes).toEqual([])
})

test('two documents, two frameworks, none, and a package.json that is broken', async () => {
  const project = await scaffolded()
  project.write('openapi.json', '{}')
  await project.session.start()
  expect(project.codes).toEqual(['KIT1703'])
  await project.remove('openapi.json')
  expect(project.codes).toEqual([])
  const frameworks = [
    ['{ "dependencies": { "koa": "3", "express": "5" } }', ['KIT1704']],
    ['{ "dependencies": {} }', ['KIT1704']],
    ['{ "dependencies": ', ['KIT1702']],
    ['{ "dependencies": [] }', ['KIT1702']],
    ['{ "dependencies": { "express": "5" } }', []],
  ] as const
  for (const [text, codes] of frameworks) {
    await project.session.changed(project.write('package.json', text))
    expect(project.codes).toEqual(codes)
  }
})

test('what generators remember with the project, and kit.config.ts, which wins', async () => {
  const project = await scaffolded()
  project.write('package.json', '{ "dependencies": { "express": "5" }, "nx": { "generators": { "@kit:routes": { "envelope": "kit" } } } }')
  await project.session.start()
  expect(project.lastWritten).toContain('src/routes/http/envelope.ts')
  await project.session.changed(project.write('kit.config.ts', "export default { api: { envelope: 'problem' } }\n"))
  expect(project.session.state.changes).toHaveLength(2)
  await project.edit('kit.config.ts', "'problem'", "'problme'")
  expect(project.session.state.diagnostics).toMatchObject([{ code: 'KIT1701', place: { file: project.at('kit.config.ts'), line: 1 } }])
  await project.edit('kit.config.ts', "'problme'", "'problem'")
  expect(project.codes).toEqual([])
})

test('what changed while the configuration was broken arrives afterwards', async () => {
  const project = await scaffolded()
  await project.session.start()
  await project.session.changed(project.write('kit.config.ts', 'export default {'))
  expect(project.codes).toEqual(['KIT1700'])
  await project.edit('openapi.yaml', 'maximum: 100', 'maximum: 50')
  await project.remove('kit.config.ts')
  expect(project.codes).toEqual([])
  expect(project.read('src/routes/users/contract.ts')).toContain('.max(50)')
})

test('the overview says what there is, with places that can be opened', async () => {
  const project = await scaffolded()
  await project.session.start()
  expect(await project.session.overview()).toMatchObject({
    title: 'Shop',
    version: '1.2',
    operations: [
      {
        id: 'listUsers',
        method: 'get',
        path: '/users',
        tags: ['users'],
        summary: 'List users',
        deprecated: false,
        state: 'stub',
        handler: { file: project.at('src/routes/users/handlers.ts'), line: expect.any(Number) },
        document: { file: project.at('openapi.yaml'), line: 5, column: 5 },
      },
      { id: 'listOrders' },
    ],
  })
  await project.edit('openapi.yaml', 'paths:', 'paths: {')
  expect((await project.session.overview()).operations).toHaveLength(2)
})
