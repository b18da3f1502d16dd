import { expect, test } from '@jest/globals'
import { memoryFiles } from './memory-files.fixture.js'
import { SeenFiles } from './seen-files.js'

test('files are what they were until they are named; then their folders are looked at, too', () => {
  let now: Record<string, string> = { 'src/a.ts': 'a', 'b.ts': 'b' }
  const seen = new SeenFiles({
    read: (path) => memoryFiles(now).read(path),
    list: (folder) => memoryFiles(now).list(folder),
    isFile: (path) => memoryFiles(now).isFile(path),
  })
  const look = () => [seen.read('src/a.ts'), seen.read('b.ts'), [...seen.list('src')], seen.isFile('src/c.ts')]
  expect(look()).toEqual(['a', 'b', ['a.ts'], false])
  now = { 'src/a.ts': 'A', 'src/c.ts': 'C' }
  expect(look()).toEqual(['a', 'b', ['a.ts'], false])
  seen.forget(['src/c.ts'])
  expect(look()).toEqual(['a', 'b', ['a.ts', 'c.ts'], true])
  seen.forget(['src'])
  expect(look()).toEqual(['A', 'b', ['a.ts', 'c.ts'], true])
  seen.forget()
  expect(look()).toEqual(['A', undefined, ['a.ts', 'c.ts'], true])
})
