import { expect, test } from '@jest/globals'
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing'
import { ignore } from './gitignore.js'

function ignoring(before: string | undefined, patterns: readonly string[]): string | null {
  const tree = createTreeWithEmptyWorkspace({ formatter: 'none' })
  if (before === undefined) tree.delete('.gitignore')
  else tree.write('.gitignore', before)
  ignore(tree, patterns)
  return tree.read('.gitignore', 'utf-8')
}

test('creates the file', () => {
  expect(ignoring(undefined, ['dist', '.kit'])).toBe('dist\n.kit\n')
})

test('adds what is missing, on a line of its own', () => {
  expect(ignoring('node_modules\n/dist/', ['dist', '.kit'])).toBe('node_modules\n/dist/\n.kit\n')
})

test('changes nothing when nothing is missing', () => {
  expect(ignoring('.kit/\r\n', ['.kit'])).toBe('.kit/\r\n')
})
