import { expect, test } from '@jest/globals'
import { readJson, writeJson } from '@nx/devkit'
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing'
import { addToWorkspaces } from './workspaces.js'

function workspace(packageJson: object) {
  const tree = createTreeWithEmptyWorkspace({ formatter: 'none' })
  writeJson(tree, 'package.json', packageJson)
  return tree
}

test('starts a list of workspaces', () => {
  const tree = workspace({ name: 'shop' })
  addToWorkspaces(tree, 'apps/api')
  expect(readJson(tree, 'package.json')).toEqual({ name: 'shop', workspaces: ['apps/api'] })
})

test('extends a list, in either form, once', () => {
  const list = workspace({ workspaces: ['lib'] })
  const object = workspace({ workspaces: { packages: ['lib'], nohoist: ['x'] } })
  for (const tree of [list, object, list, object]) addToWorkspaces(tree, 'api')
  expect(readJson(list, 'package.json')).toEqual({ workspaces: ['lib', 'api'] })
  expect(readJson(object, 'package.json')).toEqual({ workspaces: { packages: ['lib', 'api'], nohoist: ['x'] } })
})

test('leaves a list alone that has the folder covered', () => {
  const tree = workspace({ workspaces: ['apps/*'] })
  const before = tree.read('package.json', 'utf-8')
  addToWorkspaces(tree, 'apps/api')
  expect(tree.read('package.json', 'utf-8')).toBe(before)
})

test('yarn takes workspaces from a private root only', () => {
  const tree = workspace({ name: 'shop' })
  tree.write('yarn.lock', '')
  addToWorkspaces(tree, 'api')
  expect(readJson(tree, 'package.json')).toEqual({ name: 'shop', private: true, workspaces: ['api'] })
})

test('pnpm keeps its own file', () => {
  const tree = workspace({ name: 'shop' })
  tree.write('pnpm-lock.yaml', '')
  addToWorkspaces(tree, 'api')
  addToWorkspaces(tree, 'api')
  expect(tree.read('pnpm-workspace.yaml', 'utf-8')).toBe('packages:\n  - api\n')
  expect(readJson(tree, 'package.json')).toEqual({ name: 'shop' })
})
