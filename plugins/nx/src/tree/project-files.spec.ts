import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing'
import { projectFiles } from './project-files.js'

test("packages of the workspace are the project's too; its own come first", () => {
  const tree = createTreeWithEmptyWorkspace({ formatter: 'none' })
  tree.write('node_modules/a/package.json', 'workspace')
  tree.write('node_modules/b/package.json', 'workspace')
  tree.write('apps/api/node_modules/b/package.json', 'project')
  tree.write('src/main.ts', 'elsewhere')
  const files = projectFiles(tree, 'apps/api')
  expect(['node_modules/a/package.json', 'node_modules/b/package.json', 'src/main.ts'].map((path) => files.read(path))).toEqual([
    'workspace',
    'project',
    undefined,
  ])
  expect(files.isFile('node_modules/a/package.json')).toBe(true)
})
