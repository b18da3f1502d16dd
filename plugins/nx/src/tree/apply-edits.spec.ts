import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { DiagnosticError, type Edit } from '@kit/api'
import { FsTree, flushChanges } from 'nx/src/generators/tree.js'
import { applyEdits } from './apply-edits.js'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kit-edits-'))
})
afterEach(() => rmSync(root, { recursive: true }))

const create = (path: string, text = 'x'): Edit => ({ kind: 'create', path, text, reason: 'new' })

function codesOf(edits: readonly Edit[]): readonly string[] {
  try {
    applyEdits(new FsTree(root, false), 'api', edits)
    return []
  } catch (problem) {
    if (problem instanceof DiagnosticError) return problem.diagnostics.map((one) => one.code)
    throw problem
  }
}

test('creates, updates and deletes below the project', () => {
  mkdirSync(join(root, 'api'))
  writeFileSync(join(root, 'api/old.ts'), 'old')
  const tree = new FsTree(root, false)
  applyEdits(tree, 'api', [create('src/a.ts'), { ...create('old.ts'), kind: 'delete' }])
  flushChanges(root, tree.listChanges())
  expect(new FsTree(root, false).children('api')).toEqual(['src'])
})

test('a file where a folder is needed is found out before anything is written', () => {
  mkdirSync(join(root, 'api/src'), { recursive: true })
  writeFileSync(join(root, 'api/src/routes'), 'a file')
  expect(codesOf([create('src/routes/users/contract.ts')])).toEqual(['KIT1009'])
  expect(codesOf([create('src/ok.ts'), create('src/routes/index.ts')])).toEqual(['KIT1009'])
})

test('a folder where a file is needed', () => {
  mkdirSync(join(root, 'api/src/index.ts'), { recursive: true })
  expect(codesOf([create('src/index.ts')])).toEqual(['KIT1010'])
})
