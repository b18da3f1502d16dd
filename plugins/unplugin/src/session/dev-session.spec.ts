import { setImmediate } from 'node:timers/promises'
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

test('in step, it writes nothing', async () => {
  const project = await started()
  expect(project.events.map(({ type }) => type)).toEqual(['planned', 'idle'])
  expect(project.session.state).toMatchObject({ document: project.at('openapi.yaml'), framework: 'express', diagnostics: [], changes: [] })
})

test('an edit of the document goes into the routes, in one round', async () => {
  const project = await started()
  await project.edit('openapi.yaml', 'maximum: 100', 'maximum: 50')
  expect(project.read('src/routes/users/contract.ts')).toContain('.max(50)')
  expect(project.lastWritten).toEqual(['src/routes/users/contract.ts'])
  expect(project.session.state.changes).toMatchObject([
    { number: 1, time: 0, cause: ['openapi.yaml'], summary: expect.stringContaining('1 file') },
  ])
  expect(project.writes).toBe(1)
  expect(await project.agrees()).toBe(true)
})

test('an edit of the routes goes into the document, whose other bytes stay', async () => {
  const project = await started()
  const before = project.read('openapi.yaml')
  await project.edit('src/routes/users/contract.ts', '.max(100)', '.max(50)')
  expect(project.read('openapi.yaml')).toBe(before.replace('maximum: 100', 'maximum: 50'))
  expect(project.session.state.changes).toMatchObject([
    {
      cause: ['src/routes/users/contract.ts'],
      files: [{ file: 'openapi.yaml', kind: 'update' }],
      summary: 'openapi.yaml brought up to date',
    },
  ])
  expect(await project.agrees()).toBe(true)
})

test('what it has written itself is no change, whatever the watcher says', async () => {
  const project = await started()
  await project.edit('openapi.yaml', 'maximum: 100', 'maximum: 50')
  const { length } = project.events
  await Promise.all(
    ['src/routes/users/contract.ts', '.kit/routes.json', 'openapi.yaml'].map((path) => project.session.changed(project.at(path))),
  )
  expect(project.events).toHaveLength(length)
})

test('a save without a change, and files of somebody else', async () => {
  const project = await started()
  const text = project.texts()
  await project.edit('openapi.yaml', 'maximum: 100', 'maximum: 100')
  await project.session.changed(project.write('src/routes/users/notes.md', 'x'))
  await project.session.changed(project.write('src/users.ts', 'x'))
  expect(project.writes).toBe(0)
  expect(project.texts()).toEqual({ ...text, 'src/routes/users/notes.md': 'x', 'src/users.ts': 'x' })
})

test('a burst of saves is one round, and what changes during a round is in the next', async () => {
  const project = await started()
  const saves = [90, 80, 70, 60, 50].map((limit, index) =>
    project.edit('openapi.yaml', `maximum: ${index === 0 ? 100 : limit + 10}`, `maximum: ${limit}`),
  )
  await Promise.all(saves)
  expect(project.writes).toBe(1)
  expect(project.read('src/routes/users/contract.ts')).toContain('.max(50)')
})

test('edits on both sides at once both arrive', async () => {
  const project = await started()
  await Promise.all([
    project.edit('openapi.yaml', 'maximum: 100', 'maximum: 50'),
    project.edit('src/routes/orders/contract.ts', 'z.int()', 'z.int().min(1)'),
  ])
  expect(project.read('src/routes/users/contract.ts')).toContain('.max(50)')
  expect(project.read('openapi.yaml')).toMatch(/id: .*minimum: 1/)
  expect(await project.agrees()).toBe(true)
})

test('who asks for a change that a round has taken in waits for what follows from it', async () => {
  const project = await started()
  const path = project.replace('openapi.yaml', 'maximum: 100', 'maximum: 50')
  const begun = new Promise<void>((resolve) => project.session.subscribe(({ type }) => type === 'planned' && resolve()))
  let over = false
  const round = project.session.changed(path).then(() => {
    over = true
  })
  await begun
  const followed: Promise<boolean>[] = []
  while (!over) {
    followed.push(project.session.changed(path).then(() => project.read('src/routes/users/contract.ts').includes('.max(50)')))
    await setImmediate()
  }
  await round
  expect(new Set(await Promise.all(followed))).toEqual(new Set([true]))
})

test('a handler is never touched by any of it', async () => {
  const project = await started()
  const handlers = project
    .read('src/routes/users/handlers.ts')
    .replace(/async \(\) => \{[^}]*\}/, 'async (_req, res) => {\n  res.status(204).end()\n}')
  await project.session.changed(project.write('src/routes/users/handlers.ts', handlers))
  await project.edit('openapi.yaml', 'maximum: 100', 'maximum: 50')
  expect(project.read('src/routes/users/handlers.ts')).toBe(handlers)
  expect((await project.session.overview()).operations.map(({ id, state }) => [id, state])).toEqual([
    ['listUsers', 'implemented'],
    ['listOrders', 'stub'],
  ])
})

test('a conflict is reported once with both places, and goes when somebody decides', async () => {
  const project = await started()
  await Promise.all([
    project.edit('openapi.yaml', 'maximum: 100', 'maximum: 50'),
    project.edit('src/routes/users/contract.ts', '.max(100)', '.max(70)'),
  ])
  expect(project.session.state.diagnostics).toMatchObject([
    { code: 'KIT1561', place: { file: project.at('openapi.yaml') }, related: [{ file: project.at('src/routes/users/contract.ts') }] },
  ])
  expect((await project.session.overview()).operations[0]).toMatchObject({ id: 'listUsers', state: 'conflict' })
  await project.edit('src/routes/orders/contract.ts', 'z.int()', 'z.int().min(1)')
  expect(project.codes).toEqual(['KIT1561'])
  await project.edit('openapi.yaml', 'maximum: 50', 'maximum: 70')
  expect(project.codes).toEqual([])
  expect(await project.agrees()).toBe(true)
})

test('what another part of the dev server reports stands among the diagnostics', async () => {
  const project = await started()
  project.session.report('serve', [{ code: 'KIT1750', severity: 'error', message: 'm' }])
  expect(project.codes).toEqual(['KIT1750'])
  project.session.report('serve', [])
  expect(project.codes).toEqual([])
  expect(project.events.map(({ type }) => type)).toEqual(['planned', 'idle', 'diagnostics', 'diagnostics'])
})

test('who has unsubscribed, or closed, hears nothing', async () => {
  const project = await started()
  let heard = 0
  project.session.subscribe(() => heard++)()
  await project.edit('openapi.yaml', 'maximum: 100', 'maximum: 50')
  await project.session.close()
  await project.edit('openapi.yaml', 'maximum: 50', 'maximum: 40')
  expect(heard).toBe(0)
  expect(project.read('src/routes/users/contract.ts')).toContain('.max(50)')
})
