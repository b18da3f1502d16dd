import { expect, test } from '@jest/globals'
import { writeJson } from '@nx/devkit'
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing'
import { detectFramework } from './framework.js'

function detect(files: Record<string, object>) {
  const tree = createTreeWithEmptyWorkspace({ formatter: 'none' })
  for (const [path, content] of Object.entries(files)) writeJson(tree, path, content)
  return detectFramework(tree, { name: 'api', root: 'api', configuration: { root: 'api' } })
}

test('the project says which', () => {
  expect(detect({ 'api/package.json': { dependencies: { koa: '^3' } }, 'package.json': { dependencies: { express: '^5' } } })).toBe('koa')
  expect(detect({ 'api/package.json': { devDependencies: { fastify: '^5' } } })).toBe('fastify')
})

test('the workspace says which when the project has no say', () => {
  expect(detect({ 'package.json': { dependencies: { express: '^5' } } })).toBe('express')
})

test('none and several are told apart', () => {
  expect(() => detect({ 'api/package.json': {} })).toThrow(/KIT1007 .* names none/)
  expect(() => detect({ 'api/package.json': { dependencies: { koa: '3', express: '5' } } })).toThrow(
    /KIT1007 .* several frameworks: express, koa/,
  )
})

test('a package.json that is none is a diagnostic', () => {
  const tree = createTreeWithEmptyWorkspace({ formatter: 'none' })
  const project = { name: 'api', root: 'api', configuration: { root: 'api' } }
  tree.write('api/package.json', '{"dependencies": ')
  expect(() => detectFramework(tree, project)).toThrow(/KIT1012 api\/package.json/)
  tree.write('api/package.json', '{"dependencies": ["koa"]}')
  expect(() => detectFramework(tree, project)).toThrow(/KIT1012 .* dependencies: /)
})
