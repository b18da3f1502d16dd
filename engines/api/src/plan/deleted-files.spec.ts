import { expect, test } from '@jest/globals'
import { withDeletedFiles } from './deleted-files.js'
import { listFiles } from './files.js'
import { memoryFiles } from './memory-files.fixture.js'
import { Project } from './project.fixture.js'

const operation = (id: string, tag: string) => ({ operationId: id, tags: [tag], responses: { 204: { description: 'Fine.' } } })
const DOCUMENT = {
  openapi: '3.1.0',
  info: { title: 'T', version: '1' },
  paths: { '/a': { get: operation('getA', 'a') }, '/b': { get: operation('getB', 'b') } },
}

async function project(): Promise<Project> {
  const one = new Project()
  await one.generate(DOCUMENT)
  return one
}

test('a file and a folder that are gone are there again, also in lists', async () => {
  const { files } = await project()
  const left = Object.fromEntries(
    Object.entries(files).filter(([path]) => !path.startsWith('src/routes/a/') && !path.endsWith('/index.ts')),
  )
  const again = withDeletedFiles(memoryFiles(left), 'src/routes')
  expect([...again.restored.keys()].sort()).toEqual(['src/routes/a/contract.ts', 'src/routes/a/routes.ts', 'src/routes/index.ts'])
  expect(again.read('src/routes/a/contract.ts')).toBe(files['src/routes/a/contract.ts'])
  expect(listFiles(again, 'src/routes')).toEqual(
    listFiles(memoryFiles(files), 'src/routes').filter((path) => path !== 'src/routes/a/handlers.ts'),
  )
})

test('a folder of another name was moved', async () => {
  const { files } = await project()
  const moved = Object.fromEntries(Object.entries(files).map(([path, text]) => [path.replace('src/routes/a/', 'src/routes/z/'), text]))
  expect(withDeletedFiles(memoryFiles(moved), 'src/routes').restored.size).toBe(0)
})

test('an operation that was moved into another file does not come back', async () => {
  const { files } = await project()
  const { 'src/routes/a/contract.ts': a = '', 'src/routes/b/contract.ts': b = '', ...others } = files
  const merged = { ...others, 'src/routes/b/contract.ts': `${b}\n${a.replace(/^import.*\n/gm, '')}` }
  expect([...withDeletedFiles(memoryFiles(merged), 'src/routes').restored.keys()]).toEqual([])
})

test('nothing is missing where nothing is', async () => {
  expect(withDeletedFiles(memoryFiles((await project()).files), 'src/routes').restored.size).toBe(0)
  expect(withDeletedFiles(memoryFiles({}), 'src/routes').restored.size).toBe(0)
})
