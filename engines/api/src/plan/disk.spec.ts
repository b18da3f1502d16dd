import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { applyEdits, diskFiles } from './disk.js'
import type { Edit } from './files.js'

let parent: string
let root: string

beforeEach(() => {
  parent = realpathSync(mkdtempSync(join(tmpdir(), 'kit-disk-')))
  root = join(parent, 'project')
  mkdirSync(root)
})

afterEach(() => rmSync(parent, { recursive: true, force: true }))

function create(path: string, text = 'new\n'): Edit {
  return { path, kind: 'create', text, reason: 'test' }
}

it('writes, reads back, lists and deletes', () => {
  applyEdits(root, [create('src/a.ts', 'a\n'), create('src/deep/b.ts', 'b\n'), create('src/c.ts')])
  applyEdits(root, [
    { path: 'src/a.ts', kind: 'update', text: 'A\n', reason: 'test' },
    { path: 'src/c.ts', kind: 'delete', text: '', reason: 'test' },
  ])
  const files = diskFiles(root)
  expect(files.read('src/a.ts')).toBe('A\n')
  expect([...files.list('src')].sort()).toEqual(['a.ts', 'deep'])
  expect([files.isFile('src/deep/b.ts'), files.isFile('src/deep'), files.isFile('src/c.ts')]).toEqual([true, false, false])
  expect([files.read('src'), files.read('src/c.ts'), files.list('none')]).toEqual([undefined, undefined, []])
  expect(readdirSync(join(root, 'src')).sort()).toEqual(['a.ts', 'deep'])
})

it('sees what was written after it was made', () => {
  const files = diskFiles(root)
  expect(files.read('src/a.ts')).toBeUndefined()
  applyEdits(root, [create('src/a.ts')])
  expect(files.read('src/a.ts')).toBe('new\n')
})

it.each(['../beside.ts', 'src/../../beside.ts', '../project-2/x.ts'])('refuses %s, which is outside', (path) => {
  expect(() => applyEdits(root, [create(path)])).toThrow('outside')
  expect(() => diskFiles(root).read(path)).toThrow('outside')
  expect(readdirSync(parent)).toEqual(['project'])
})

it('does not leave the project through links', () => {
  mkdirSync(join(parent, 'elsewhere'))
  writeFileSync(join(parent, 'elsewhere/secret'), 'secret')
  symlinkSync(join(parent, 'elsewhere'), join(root, 'linked'))
  symlinkSync(join(parent, 'elsewhere/secret'), join(root, 'file'))
  expect(() => applyEdits(root, [create('linked/x.ts')])).toThrow('outside')
  expect(() => applyEdits(root, [create('linked/deep/x.ts')])).toThrow('outside')
  expect(() => diskFiles(root).read('linked/secret')).toThrow('outside')
  expect(() => diskFiles(root).read('file')).toThrow('outside')
  expect(readdirSync(join(parent, 'elsewhere'))).toEqual(['secret'])
})

it('puts a file in the place of a link, and leaves what that led to', () => {
  writeFileSync(join(parent, 'outside.ts'), 'theirs')
  symlinkSync(join(parent, 'outside.ts'), join(root, 'a.ts'))
  applyEdits(root, [create('a.ts')])
  expect(lstatSync(join(root, 'a.ts')).isSymbolicLink()).toBe(false)
  expect(readFileSync(join(parent, 'outside.ts'), 'utf8')).toBe('theirs')
})

it('follows links that stay inside', () => {
  mkdirSync(join(root, 'real'))
  symlinkSync(join(root, 'real'), join(root, 'alias'))
  applyEdits(root, [create('alias/a.ts')])
  expect(diskFiles(root).read('real/a.ts')).toBe('new\n')
  expect(existsSync(join(root, 'alias/a.ts'))).toBe(true)
})
