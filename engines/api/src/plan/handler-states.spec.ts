import { expect, test } from '@jest/globals'
import { handlerStates } from './handler-states.js'
import { memoryFiles } from './memory-files.fixture.js'
import { Project } from './project.fixture.js'

const operation = (id: string) => ({ operationId: id, tags: ['pets'], responses: { 204: { description: 'Fine.' } } })
const document = (paths: object) => ({ openapi: '3.1.0', info: { title: 'T', version: '1' }, paths })

test('stubs, written handlers and those without an operation, with their places', async () => {
  const project = new Project()
  await project.generate(document({ '/a': { get: operation('getA') }, '/b': { get: operation('getB') }, '/c': { get: operation('getC') } }))
  project.write('pets/handlers.ts', (text) =>
    text.replace(/(getB[^=]*= )async \(\) => \{[^}]*\}/, '$1async (_req, res) => {\n  res.status(204).end()\n}'),
  )
  project.write('pets/handlers.ts', (text) =>
    text.replace(/(getC[^=]*= )async \(\) => \{[^}]*\}/, '$1async (_req, res) => res.status(204).end()'),
  )
  await project.generate(document({ '/a': { get: operation('getA') }, '/b': { get: operation('getB') } }))
  const lines = project.routes('pets/handlers.ts').split('\n')
  const states = handlerStates(memoryFiles(project.files), 'src/routes')
  expect(states.map(({ id, written }) => [id, written])).toEqual([
    ['getA', false],
    ['getB', true],
    ['getC', true],
  ])
  for (const { id, place } of states) expect(lines[place.line - 1]).toContain(`export const ${id}:`)
})

test('nothing where kit has written nothing', () => {
  expect(handlerStates(memoryFiles({}), 'src/routes')).toEqual([])
})
