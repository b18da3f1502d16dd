import { expect, test } from '@jest/globals'
import { writeJson } from '@nx/devkit'
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing'
import { addDependencies } from './add-dependencies.js'

const WANTED = { dependencies: { zod: '^4.6.7', express: '^5.3.0' }, devDependencies: { '@types/express': '^5.0.6' } }

function withPackage(content: object) {
  const tree = createTreeWithEmptyWorkspace({ formatter: 'none' })
  writeJson(tree, 'api/package.json', content)
  return tree
}

test('adds what is missing, sorted, and keeps the order of everything else', () => {
  const tree = withPackage({ type: 'module', dependencies: { pg: '8' }, name: 'api' })
  expect(addDependencies(tree, 'api', WANTED)).toEqual(['zod', 'express', '@types/express'])
  expect(tree.read('api/package.json', 'utf-8')).toBe(`{
  "type": "module",
  "dependencies": {
    "express": "^5.3.0",
    "pg": "8",
    "zod": "^4.6.7"
  },
  "name": "api",
  "devDependencies": {
    "@types/express": "^5.0.6"
  }
}
`)
})

test('a version that is there stays, in either list', () => {
  const tree = withPackage({ dependencies: { zod: '4.0.0', '@types/express': '5' }, devDependencies: { express: '5.0.0' } })
  const before = tree.read('api/package.json', 'utf-8')
  expect(addDependencies(tree, 'api', WANTED)).toEqual([])
  expect(tree.read('api/package.json', 'utf-8')).toBe(before)
})

test('says so when there is no package.json', () => {
  expect(addDependencies(createTreeWithEmptyWorkspace({ formatter: 'none' }), 'api', WANTED)).toBeUndefined()
})
