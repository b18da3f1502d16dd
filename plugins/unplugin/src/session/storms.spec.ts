import { renameSync, writeFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { afterEach, expect, test } from '@jest/globals'
import { DiskProject } from './project.fixture.js'

const open: DiskProject[] = []
afterEach(() => Promise.all(open.splice(0).map((project) => project.dispose())))

async function started(): Promise<DiskProject> {
  const project = await DiskProject.scaffolded()
  open.push(project)
  await project.session.start()
  return project
}

test('a broken document is told with its place, the routes stay, and it goes when mended', async () => {
  const project = await started()
  const texts = project.texts()
  await project.edit('openapi.yaml', '/users:', '/users: {')
  expect(project.session.state.diagnostics).toMatchObject([
    { severity: 'error', code: expect.stringMatching(/^KIT1107$/), place: { file: project.at('openapi.yaml'), line: expect.any(Number) } },
  ])
  expect({ ...project.texts(), 'openapi.yaml': '' }).toEqual({ ...texts, 'openapi.yaml': '' })
  await project.edit('openapi.yaml', '/users: {', '/users:')
  expect(project.codes).toEqual([])
  expect(project.writes).toBe(0)
})

test('a broken source is told with its place, and what was changed meanwhile arrives when it is mended', async () => {
  const project = await started()
  await project.edit('src/routes/users/contract.ts', 'export const listUsers', 'export const listUsers = {')
  expect(project.session.state.diagnostics).toMatchObject([
    { severity: 'error', place: { file: project.at('src/routes/users/contract.ts') } },
  ])
  await project.edit('openapi.yaml', 'maximum: 100', 'maximum: 50')
  await project.edit('src/routes/users/contract.ts', 'export const listUsers = {', 'export const listUsers')
  expect(project.codes).toEqual([])
  expect(project.read('src/routes/users/contract.ts')).toContain('.max(50)')
  expect(await project.agrees()).toBe(true)
})

test('a save that truncates first is one change', async () => {
  const project = await started()
  for (const path of ['openapi.yaml', 'src/routes/users/contract.ts']) {
    const text = project.read(path)
    const emptied = project.session.changed(project.write(path, ''))
    await setTimeout(30)
    const written = project.session.changed(project.write(path, text.replace(/\b100\b/, '50')))
    await Promise.all([emptied, written])
    expect(project.codes).toEqual([])
    expect(await project.agrees()).toBe(true)
  }
  expect(project.writes).toBe(1)
})

test('a source that stays empty costs no operation', async () => {
  const project = await started()
  const document = project.read('openapi.yaml')
  const text = project.read('src/routes/users/contract.ts')
  await project.session.changed(project.write('src/routes/users/contract.ts', ''))
  expect(project.codes).toEqual(['KIT1706'])
  expect(project.read('openapi.yaml')).toBe(document)
  await project.session.changed(project.write('src/routes/users/contract.ts', text.replace('.max(100)', '.max(50)')))
  expect(project.codes).toEqual([])
  expect(project.read('openapi.yaml')).toContain('maximum: 50')
})

test('what is deleted comes back: a file, a folder, all of them', async () => {
  const project = await started()
  const texts = project.texts()
  for (const path of ['src/routes/users/contract.ts', 'src/routes/http.ts', 'src/routes/users', 'src/routes']) {
    await project.remove(path)
    expect(project.texts()).toEqual(texts)
  }
  expect(project.session.state.changes.at(-1)?.summary).toContain('put back')
  expect(await project.agrees()).toBe(true)
})

test('a deleted file comes back as the document is by now', async () => {
  const project = await started()
  await Promise.all([project.edit('openapi.yaml', 'maximum: 100', 'maximum: 50'), project.remove('src/routes/users/contract.ts')])
  expect(project.read('src/routes/users/contract.ts')).toContain('.max(50)')
  expect(await project.agrees()).toBe(true)
})

test('an operation that leaves the document takes its files along', async () => {
  const project = await started()
  const text = project.read('openapi.yaml')
  await project.session.changed(project.write('openapi.yaml', text.replace(/ {2}\/users:[\s\S]*?(?= {2}\/orders:)/, '')))
  expect(project.files().filter((path) => path.startsWith('src/routes/users'))).toEqual([])
  await project.session.changed(project.write('openapi.yaml', text))
  expect(project.has('src/routes/users/contract.ts')).toBe(true)
  expect(await project.agrees()).toBe(true)
})

test('a folder of another name is another tag, and nothing is lost', async () => {
  const project = await started()
  const before = ['contract.ts', 'routes.ts', 'handlers.ts'].map((name) => `src/routes/users/${name}`)
  renameSync(project.at('src/routes/users'), project.at('src/routes/people'))
  const after = before.map((path) => path.replace('users', 'people'))
  await Promise.all([...before, ...after].map((path) => project.session.changed(project.at(path))))
  expect(project.read('openapi.yaml')).toContain('tags: [people]')
  expect(project.has('src/routes/users')).toBe(false)
  expect(await project.agrees()).toBe(true)
})

test('a document that goes away keeps the routes, and one that comes back is taken up', async () => {
  const project = await started()
  const texts = project.texts()
  const text = project.read('openapi.yaml')
  await project.remove('openapi.yaml')
  expect(project.codes).toEqual(['KIT1705'])
  expect(project.texts()).toEqual(Object.fromEntries(Object.entries(texts).filter(([path]) => path !== 'openapi.yaml')))
  await project.session.changed(project.write('openapi.yaml', text.replace('maximum: 100', 'maximum: 50')))
  expect(project.codes).toEqual([])
  expect(project.read('src/routes/users/contract.ts')).toContain('.max(50)')
})

test('a file that the document refers to is a part of it, from when it is there', async () => {
  const project = await started()
  await project.edit('openapi.yaml', "'#/components/schemas/Order'", "'./order.yaml'")
  expect(project.codes).toEqual(['KIT1201'])
  await project.session.changed(project.write('order.yaml', 'type: object\nproperties: { total: { type: integer } }\n'))
  expect(project.codes).toEqual([])
  expect(project.session.documentFiles).toContain(project.at('order.yaml'))
  await project.edit('order.yaml', 'integer', 'string')
  expect(project.texts()).toMatchObject({ 'src/routes/orders/contract.ts': expect.stringContaining('total: z.string()') })
  await project.edit('src/routes/orders/contract.ts', 'total: z.string()', 'total: z.string().max(9)')
  expect(project.read('order.yaml')).toContain('maxLength: 9')
  expect(await project.agrees()).toBe(true)
})

test('a checkout of another branch changes nothing that git has not', async () => {
  const project = await started()
  project.write('.gitignore', '.kit\n')
  const git = (...args: string[]) => project.git(...args)
  git('init', '-q', '-b', 'main')
  git('add', '.')
  git('commit', '-qm', 'one')
  git('checkout', '-qb', 'two')
  await project.edit('openapi.yaml', 'maximum: 100', 'maximum: 50')
  await project.edit('openapi.yaml', 'operationId: listOrders', 'operationId: findOrders')
  await project.edit('openapi.yaml', '/orders:', '/purchases:')
  git('commit', '-qam', 'two')
  const two = project.texts()
  for (const branch of ['main', 'two', 'main', 'two']) {
    git('checkout', '-q', branch)
    const committed = project.texts()
    const all = new Set([...Object.keys(two), ...project.files()])
    await Promise.all([...all].map((path) => project.session.changed(project.at(path))))
    expect(project.texts()).toEqual(committed)
    expect(project.codes).toEqual([])
    expect(await project.agrees()).toBe(true)
  }
  expect(project.texts()).toEqual(two)
})

test('while git is at work, a round waits', async () => {
  const project = await started()
  project.git('init', '-q')
  writeFileSync(project.at('.git/index.lock'), '')
  const round = project.edit('openapi.yaml', 'maximum: 100', 'maximum: 50')
  await setTimeout(100)
  expect(project.writes).toBe(0)
  renameSync(project.at('.git/index.lock'), project.at('.git/index'))
  await round
  expect(project.writes).toBe(1)
})

test('a session that begins finds what has changed while none ran', async () => {
  const project = await started()
  await project.session.close()
  await project.edit('openapi.yaml', 'maximum: 100', 'maximum: 50')
  await project.restart().start()
  expect(project.read('src/routes/users/contract.ts')).toContain('.max(50)')
})

test('two sessions on one folder come to the same, and write it once', async () => {
  const project = await started()
  const first = project.session
  const second = project.restart()
  await second.start()
  for (const limit of [90, 80, 70, 60]) {
    const path = project.write('openapi.yaml', project.read('openapi.yaml').replace(/maximum: \d+/, `maximum: ${limit}`))
    await Promise.all([first.changed(path), second.changed(path)])
    const all = project.files().map((file) => project.at(file))
    await Promise.all(all.flatMap((file) => [first.changed(file), second.changed(file)]))
    expect(project.read('src/routes/users/contract.ts')).toContain(`.max(${limit})`)
    expect(await project.agrees()).toBe(true)
  }
  expect(project.writes).toBe(4)
  await first.close()
})
