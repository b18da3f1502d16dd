import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { FRAMEWORKS, type Framework } from '../render/options.js'
import { Compiled } from './compile.fixture.js'
import { AFTER, BEFORE, STORE, writtenHandlers } from './pets.fixture.js'
import type { RoutesPlan } from './plan-routes.js'
import { codes, isGenerated, Project, sources } from './project.fixture.js'

/** What may have happened to a project between two runs. */
const ACCIDENTS: Readonly<Record<string, (project: Project) => void>> = {
  nothing: () => {},
  'generated files deleted': (project) => project.remove(isGenerated),
  '.kit deleted': (project) => project.remove((path) => path.startsWith('.kit/')),
  'output folder deleted': (project) => project.remove((path) => path.startsWith('src/routes/')),
}

const runs = new Map<string, { readonly project: Project; readonly plan: RoutesPlan }>()
let compiled: Compiled

/** A project whose handlers are all written, to which the document's changes come after an accident. */
async function run(framework: Framework, accident: string): Promise<void> {
  const project = new Project({ 'src/store.ts': STORE })
  await project.generate(BEFORE, { framework })
  project.write('pets/handlers.ts', () => writtenHandlers(framework))
  ACCIDENTS[accident]?.(project)
  const plan = await project.generate(AFTER, { framework })
  runs.set(`${framework}, ${accident}`, { project, plan })
}

function runOf(framework: Framework, accident: string): { readonly project: Project; readonly plan: RoutesPlan } {
  const found = runs.get(`${framework}, ${accident}`)
  if (found === undefined) throw new Error(`no run of ${framework} with ${accident}`)
  return found
}

function lost(framework: Framework, project: Project): readonly string[] {
  const left = Object.entries(project.files).flatMap(([path, text]) => (path.endsWith('handlers.ts') ? text.split('\n') : []))
  return writtenHandlers(framework)
    .split('\n')
    .filter((line) => !left.includes(line))
}

beforeAll(async () => {
  for (const framework of FRAMEWORKS) for (const accident of Object.keys(ACCIDENTS)) await run(framework, accident)
  compiled = Compiled.of(Object.fromEntries([...runs].map(([name, { project }]) => [name.replaceAll(/\W+/g, '-'), project.files])))
}, 60_000)
afterAll(() => compiled.dispose())

test('every result compiles and loads', () => {
  expect(Object.values(compiled.errors).flat()).toEqual([])
  expect(compiled.load()).toEqual({ errors: {}, canary: null })
})

describe.each(FRAMEWORKS)('%s', (framework) => {
  test.each(['nothing', 'generated files deleted'])('after %s, handlers keep serving their operations', (accident) => {
    const { project, plan } = runOf(framework, accident)
    expect(lost(framework, project)).toEqual([])
    expect(codes(plan)).toEqual(['KIT1502'])
    expect(plan.diagnostics[0]).toMatchObject({
      message: expect.stringContaining('deletePet'),
      place: { file: 'src/routes/pets/handlers.ts', line: 33 },
    })
    expect(plan.summary).toMatchObject({ operations: 4, added: 1, removed: 1, handlersKept: 3, moved: 1, orphans: 1 })
    expect(project.routes('pets/routes.ts')).toContain('route(contract.readPet, handlers.getPet)')
    expect(project.routes('pets/routes.ts')).not.toContain('createPet')
    expect(project.routes('pets/routes.ts')).not.toContain('deletePet')
    expect(project.routes('animals/routes.ts')).toContain('route(contract.createPet, handlers.createPet)')
    expect(project.routes('animals/handlers.ts')).toContain('// MARK createPet')
    expect(project.routes('pets/contract.ts')).toContain('offset: ')
  })

  test('without .kit, nothing of a folder that would change is touched', () => {
    const { project, plan } = runOf(framework, '.kit deleted')
    expect(lost(framework, project)).toEqual([])
    expect(codes(plan)).toContain('KIT1501')
    expect(plan.edits.filter((edit) => edit.path.includes('/pets/'))).toEqual([])
  })

  test('a deleted output folder is written anew', () => {
    const { project, plan } = runOf(framework, 'output folder deleted')
    expect(plan.summary).toMatchObject({ operations: 4, added: 4, handlersKept: 0, orphans: 0 })
    expect(codes(plan)).toEqual([])
    expect(project.routes('pets/handlers.ts')).toContain('export const readPet')
  })

  test.each(Object.keys(ACCIDENTS))('a second run after %s changes nothing', async (accident) => {
    const { project } = runOf(framework, accident)
    expect((await project.plan(AFTER, { framework })).edits).toEqual([])
    expect((await project.planAnew(AFTER, { framework })).edits).toEqual([])
  })

  test('an operation that comes back is served by its handler again', async () => {
    const project = runOf(framework, 'nothing').project.copy()
    const plan = await project.generate(BEFORE, { framework })
    expect(codes(plan)).toEqual([])
    expect(project.routes('pets/routes.ts')).toContain('route(contract.deletePet, handlers.deletePet)')
    expect(project.routes('pets/routes.ts')).toContain('route(contract.getPet, handlers.getPet)')
    expect(lost(framework, project)).toEqual([])
  })
})

test('an orphan goes from the contract once its handler is deleted', async () => {
  const project = runOf('express', 'nothing').project.copy()
  project.write('pets/handlers.ts', (text) => text.replace(/export const deletePet[\s\S]*?\n\}\n/, ''))
  expect(codes(await project.generate(AFTER))).toEqual([])
  expect(project.routes('pets/contract.ts')).not.toContain('deletePet')
})

test('without .kit, an unchanged document is taken up where it was', async () => {
  const project = new Project()
  await project.generate(BEFORE)
  const before = sources(project)
  project.remove((path) => path.startsWith('.kit/'))
  const plan = await project.generate(BEFORE)
  expect([codes(plan), sources(project)]).toEqual([[], before])
})

test('without .kit and without generated files, every handler stays and those of no operation are reported', async () => {
  const project = new Project({ 'src/store.ts': STORE })
  await project.generate(BEFORE)
  project.write('pets/handlers.ts', () => writtenHandlers('express'))
  project.remove((path) => path.startsWith('.kit/') || isGenerated(path))
  const plan = await project.generate(AFTER)
  expect(lost('express', project)).toEqual([])
  expect(plan.diagnostics.map(({ message }) => /of (\w+)/.exec(message)?.[1])).toEqual(['getPet', 'deletePet'])
  expect(project.routes('pets/routes.ts')).toContain('route(contract.listPets, handlers.listPets)')
})

test('the same document gives the same files, wherever it is generated', async () => {
  const [one, other] = [new Project(), new Project()]
  await one.generate(AFTER)
  await other.generate(AFTER)
  expect(sources(one)).toEqual(sources(other))
})
