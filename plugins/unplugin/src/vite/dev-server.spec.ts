import { renameSync, rmSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { afterEach, expect, jest, test } from '@jest/globals'
import type { Options } from '../options/options.js'
import { ProjectFolder } from '../session/project-folder.fixture.js'
import { ViteProcess } from './vite-process.fixture.js'

// Each starts a process that loads the sources anew.
jest.setTimeout(180_000)

const USERS = 'src/routes/users/contract.ts'

const open: { dispose(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.dispose()
})

async function folder(): Promise<ProjectFolder> {
  const project = new ProjectFolder()
  open.push(project)
  await project.scaffold()
  return project
}

async function vite(project: ProjectFolder, options: Options = {}, config = {}, env = {}): Promise<ViteProcess> {
  const server = await ViteProcess.start(project.root, options, config, env)
  open.push({ dispose: () => server.close() })
  return server
}

/** Changes the limit in the document, and waits until the routes have it. */
async function limit(project: ProjectFolder, server: ViteProcess, from: number, to: number): Promise<void> {
  project.replace('openapi.yaml', `maximum: ${from}`, `maximum: ${to}`)
  await server.until(() => project.read(USERS).includes(`.max(${to})`))
}

test('each save is one update, on either side, and the other side follows', async () => {
  const project = await folder()
  const server = await vite(project)
  expect(server.writes).toEqual([])
  await limit(project, server, 100, 90)
  project.replaceAtomically('openapi.yaml', 'maximum: 90', 'maximum: 80')
  await server.until(() => project.read(USERS).includes('.max(80)'))
  project.replace(USERS, '.max(80)', '.max(70)')
  await server.until(() => project.read('openapi.yaml').includes('maximum: 70'))
  project.replaceAtomically(USERS, '.max(70)', '.max(60)')
  await server.until(() => project.read('openapi.yaml').includes('maximum: 60'))
  await limit(project, server, 60, 50)
  await server.until(() => server.writes.length >= 5)
  expect(server.writes).toHaveLength(5)
  expect(await project.agrees()).toBe(true)
})

test('a broken document and a broken source are told with their places, and that they are mended', async () => {
  const project = await folder()
  const server = await vite(project)
  const texts = project.texts()
  project.replace('openapi.yaml', '/users:', '/users: {')
  await server.until(() => server.logs.some((line) => /error KIT1107 [\s\S]*at openapi\.yaml:\d+:\d+\n[\s\S]*> +\d+ \|/.test(line)))
  project.replace('openapi.yaml', '/users: {', '/users:')
  await server.until(() => server.logs.filter((line) => line.includes('in step again')).length === 1)
  project.replace(USERS, 'export const listUsers', 'export const listUsers = {')
  await server.until(() => server.logs.some((line) => /error KIT\d+ [\s\S]*at src\/routes\/users\/contract\.ts:\d+:\d+/.test(line)))
  project.replace(USERS, 'export const listUsers = {', 'export const listUsers')
  await server.until(() => server.logs.filter((line) => line.includes('in step again')).length === 2)
  expect(server.writes).toEqual([])
  expect(project.texts()).toEqual(texts)
})

test('deleted files come back; a truncated one is waited for', async () => {
  const project = await folder()
  const server = await vite(project)
  const texts = project.texts()
  rmSync(project.at('src/routes/users'), { recursive: true })
  await server.until(() => project.has(USERS) && project.has('src/routes/users/handlers.ts') && project.has('src/routes/users/routes.ts'))
  expect(project.texts()).toEqual(texts)
  const text = project.read('openapi.yaml')
  project.write('openapi.yaml', '')
  await setTimeout(30)
  project.write('openapi.yaml', text.replace('maximum: 100', 'maximum: 90'))
  await server.until(() => project.read(USERS).includes('.max(90)'))
  await server.until(() => server.writes.length >= 2)
  expect(server.logs.filter((line) => line.includes('error'))).toEqual([])
  expect(server.writes).toHaveLength(2)
})

test('a checkout of another branch, and a folder of another name', async () => {
  const project = await folder()
  project.write('.gitignore', '.kit\n')
  for (const command of [
    ['init', '-q', '-b', 'one'],
    ['add', '.'],
    ['commit', '-qm', 'one'],
    ['checkout', '-qb', 'two'],
  ])
    project.git(...command)
  const server = await vite(project)
  await limit(project, server, 100, 90)
  project.replace('openapi.yaml', '/orders:', '/purchases:')
  await server.until(() => project.read('src/routes/orders/routes.ts').includes('/purchases'))
  project.git('commit', '-qam', 'two')
  const two = project.texts()
  project.git('checkout', '-q', 'one')
  // What kit remembers is part of it: before that has followed, an edit would count as one against the other branch.
  await server.until(() => project.agrees())
  await limit(project, server, 100, 95)
  expect(project.read('src/routes/orders/routes.ts')).toContain("'/orders'")
  expect(await project.agrees()).toBe(true)
  project.git('checkout', '-qf', 'two')
  await server.until(() => project.agrees())
  expect(project.texts()).toEqual(two)
  renameSync(project.at('src/routes/users'), project.at('src/routes/people'))
  await server.until(() => project.read('openapi.yaml').includes('tags: [people]'))
  await server.until(() => project.agrees())
  expect(project.has('src/routes/users')).toBe(false)
})

test('all folders get other names at once, and no handler is lost', async () => {
  const areas = ['bikes', 'boats', 'buses', 'cars', 'planes', 'trains']
  const path = (area: string) =>
    `  /${area}: { get: { operationId: list_${area}, tags: [${area}], responses: { '204': { description: Fine. } } } }\n`
  const project = new ProjectFolder()
  open.push(project)
  await project.scaffold(`openapi: 3.1.0\ninfo: { title: Traffic, version: '1' }\npaths:\n${areas.map(path).join('')}`)
  for (const area of areas)
    project.write(`src/routes/${area}/handlers.ts`, `${project.read(`src/routes/${area}/handlers.ts`)}// of ${area}\n`)
  const server = await vite(project)
  for (const area of areas) renameSync(project.at(`src/routes/${area}`), project.at(`src/routes/old-${area}`))
  await server.until(() => areas.every((area) => project.read('openapi.yaml').includes(`tags: [old-${area}]`)))
  await server.until(() => project.agrees())
  for (const area of areas) {
    expect(project.read(`src/routes/old-${area}/handlers.ts`)).toContain(`// of ${area}\n`)
    expect(project.has(`src/routes/${area}`)).toBe(false)
  }
  expect(server.logs.filter((line) => line.startsWith('error'))).toEqual([])
})

test('a file that the document refers to, outside of the root', async () => {
  const project = await folder()
  const other = new ProjectFolder()
  open.push(other)
  const shared = other.write('shared/order.yaml', 'type: object\nproperties: { total: { type: integer } }\n')
  project.write('kit.config.ts', 'export default { api: { allowOutside: true } }\n')
  const server = await vite(project)
  project.replace('openapi.yaml', "'#/components/schemas/Order'", `'${shared}'`)
  await server.until(() => project.read('src/routes/orders/contract.ts').includes('total: z.int()'))
  other.replace('shared/order.yaml', 'integer', 'string')
  await server.until(() => project.read('src/routes/orders/contract.ts').includes('total: z.string()'))
})

test('a restart neither doubles nor loses anything, and a changed configuration is taken up', async () => {
  const project = await folder()
  const server = await vite(project)
  await server.restart()
  await limit(project, server, 100, 90)
  await server.restart()
  await server.restart()
  await limit(project, server, 90, 80)
  project.write('kit.config.ts', "export default { api: { envelope: 'problem' } }\n")
  await server.until(() => project.read('src/routes/http/envelope.ts').includes('problem'))
  project.write('kit.config.ts', "export default { api: { envelope: 'problme' } }\n")
  await server.until(() => server.logs.some((line) => /error KIT1701 [\s\S]*at kit\.config\.ts:1:25/.test(line)))
  await server.until(() => server.writes.length >= 3)
  expect(server.writes).toHaveLength(3)
})

test('two servers on one root do not fight', async () => {
  const project = await folder()
  const [first, second] = [await vite(project), await vite(project)]
  for (const [from, to] of [
    [100, 90],
    [90, 80],
    [80, 70],
  ] as const) {
    await limit(project, first, from, to)
  }
  project.replace(USERS, '.max(70)', '.max(60)')
  await first.until(() => project.read('openapi.yaml').includes('maximum: 60'))
  await first.until(() => project.agrees())
  await first.until(() => first.writes.length + second.writes.length >= 4)
  expect(first.writes.length + second.writes.length).toBe(4)
})

test('with bundled modules, it watches by itself', async () => {
  const project = await folder()
  project.write('index.html', '<script type="module" src="/client.ts"></script>')
  project.write('client.ts', 'document.title = "x"\n')
  const server = await vite(project, {}, { experimental: { bundledDev: true } })
  await limit(project, server, 100, 90)
  project.replace(USERS, '.max(90)', '.max(80)')
  await server.until(() => project.read('openapi.yaml').includes('maximum: 80'))
  rmSync(project.at('src/routes/users'), { recursive: true })
  await server.until(() => project.has(USERS) && project.has('src/routes/users/handlers.ts'))
  expect(await project.agrees()).toBe(true)
})

test('where there is no document, and under Vitest, nothing happens', async () => {
  const empty = new ProjectFolder()
  open.push(empty)
  const idle = await vite(empty)
  expect(empty.files()).toEqual(['package.json'])
  expect(empty.has('.kit')).toBe(false)
  const project = await folder()
  project.replace('openapi.yaml', 'maximum: 100', 'maximum: 90')
  const texts = project.texts()
  await vite(project, {}, {}, { VITEST: 'true' })
  expect(project.texts()).toEqual(texts)
  expect(idle.writes).toEqual([])
})
