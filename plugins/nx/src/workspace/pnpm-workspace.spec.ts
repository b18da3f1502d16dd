import { expect, test } from '@jest/globals'
import { addToPnpmWorkspace, pnpmPatterns } from './pnpm-workspace.js'

test('reads block and flow lists, quoted or not', () => {
  expect(pnpmPatterns('packages:\n  # all of them\n  - \'apps/*\'\n  - api # the api\n  - "lib"\nother: 1\n')).toEqual([
    'apps/*',
    'api',
    'lib',
  ])
  expect(pnpmPatterns("packages: ['apps/*', api]\n")).toEqual(['apps/*', 'api'])
  expect(pnpmPatterns('catalog:\n  zod: 4\n')).toEqual([])
})

test.each([
  ['an empty file', '', 'packages:\n  - api\n'],
  ['a file without packages', 'catalog:\n  zod: ^4', 'catalog:\n  zod: ^4\npackages:\n  - api\n'],
  ['a block list', 'packages:\n    - lib # ours\n\ncatalog: {}\n', 'packages:\n    - lib # ours\n    - api\n\ncatalog: {}\n'],
  ['an unindented list', 'packages:\n- lib\ncatalog: {}\n', 'packages:\n- lib\n- api\ncatalog: {}\n'],
  ['a list without a line end', 'packages:\n  - lib', 'packages:\n  - lib\n  - api\n'],
  ['a flow list', "packages: ['lib/*']\n", "packages: ['lib/*', api]\n"],
  ['an empty flow list', 'packages: []\n', 'packages: [api]\n'],
])('adds a folder to %s', (_, before, after) => {
  expect(addToPnpmWorkspace(before, 'api')).toBe(after)
  expect(pnpmPatterns(addToPnpmWorkspace(before, 'api'))).toContain('api')
})

test('quotes what YAML would read as something else', () => {
  const text = addToPnpmWorkspace('', "it's #1")
  expect(text).toBe("packages:\n  - 'it''s #1'\n")
})
