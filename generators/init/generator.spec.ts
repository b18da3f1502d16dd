import { expect, test } from '@jest/globals'
import { readJson, type Tree, writeJson } from '@nx/devkit'
import { createTree, createTreeWithEmptyWorkspace } from '@nx/devkit/testing'
import initGenerator from './generator.js'

function texts(tree: Tree): Record<string, string | null> {
  return Object.fromEntries(tree.listChanges().map((change) => [change.path, tree.read(change.path, 'utf-8')]))
}

test('sets up a workspace that has nothing but package.json', async () => {
  const tree = createTree()
  writeJson(tree, 'package.json', { devDependencies: { '@kit/nx': '^0.1.0' } })
  await initGenerator(tree, {})
  expect(readJson(tree, 'nx.json')).toMatchObject({ plugins: ['@kit/nx'] })
  expect(tree.read('.gitignore', 'utf-8')).toBe('node_modules\ndist\n.nx/cache\n.nx/workspace-data\n.kit\n')
})

test('keeps what is in nx.json, targetDefaults of either form included', async () => {
  const tree = createTreeWithEmptyWorkspace({ formatter: 'none' })
  const nxJson = { targetDefaults: [{ target: 'build', cache: true }], plugins: [{ plugin: '@nx/vite', options: {} }] }
  writeJson(tree, 'nx.json', nxJson)
  await initGenerator(tree, {})
  expect(readJson(tree, 'nx.json')).toEqual({
    ...nxJson,
    plugins: [...nxJson.plugins, '@kit/nx'],
    sync: { globalGenerators: ['@kit/nx:sync'] },
  })
})

test('a second run changes nothing', async () => {
  const tree = createTreeWithEmptyWorkspace({ formatter: 'none' })
  await initGenerator(tree, {})
  const first = texts(tree)
  await initGenerator(tree, {})
  expect(texts(tree)).toEqual(first)
})

test('a plugin registered with options is registered', async () => {
  const tree = createTreeWithEmptyWorkspace({ formatter: 'none' })
  const plugins = [{ plugin: '@kit/nx', options: { serveTargetName: 'dev' } }]
  writeJson(tree, 'nx.json', { plugins })
  await initGenerator(tree, {})
  expect(readJson(tree, 'nx.json').plugins).toEqual(plugins)
})

test('adds the alias as a dependency of its own under pnpm, in the version of the plugin', async () => {
  const tree = createTreeWithEmptyWorkspace({ formatter: 'none' })
  tree.write('pnpm-lock.yaml', '')
  writeJson(tree, 'package.json', { packageManager: 'pnpm@10.0.0', devDependencies: { '@kit/nx': '^0.1.0' } })
  await initGenerator(tree, {})
  const { devDependencies } = readJson(tree, 'package.json')
  expect(devDependencies).toEqual({ '@kit/nx': '^0.1.0', '@kit/package.json': '^0.1.0' })
})

function withApi(config: string, routes = true): Tree {
  const tree = createTreeWithEmptyWorkspace({ formatter: 'none' })
  writeJson(tree, 'api/package.json', { name: 'api' })
  writeJson(tree, 'package.json', { workspaces: ['api'] })
  tree.write('api/vite.config.ts', config)
  if (routes) for (const file of ['index.ts', 'http.ts', 'http/contract.ts']) tree.write(`api/src/routes/${file}`, '')
  return tree
}

test('adds kit to the Vite configuration of a project with routes of kit, once', async () => {
  const tree = withApi('export default { plugins: [] }\n')
  await initGenerator(tree, {})
  expect(tree.read('api/vite.config.ts', 'utf-8')).toContain('plugins: [kit()]')
  expect(readJson(tree, 'api/package.json').devDependencies).toEqual({ '@kit/unplugin': expect.stringMatching(/^\^\d/) })
  const first = texts(tree)
  await initGenerator(tree, {})
  expect(texts(tree)).toEqual(first)
})

test('other projects get it when they are named', async () => {
  const tree = withApi('export default {}\n', false)
  await initGenerator(tree, {})
  expect(tree.read('api/vite.config.ts', 'utf-8')).toBe('export default {}\n')
  await initGenerator(tree, { project: 'api' })
  expect(tree.read('api/vite.config.ts', 'utf-8')).toContain('kit()')
  await expect(initGenerator(tree, { project: 'nobody' })).rejects.toThrow('KIT1002')
})

test('what it can not edit stays as it is, and nothing is added to package.json', async () => {
  const tree = withApi("import config from './base'\nexport default config\n")
  await initGenerator(tree, {})
  expect(tree.read('api/vite.config.ts', 'utf-8')).toBe("import config from './base'\nexport default config\n")
  expect(readJson(tree, 'api/package.json')).toEqual({ name: 'api' })
})
