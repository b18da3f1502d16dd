import type { Tree } from '@nx/devkit'
import { type PackageJson, readPackageJson, writePackageJson } from '../project/package-json.js'
import { packageManagerOf } from './package-manager.js'
import { addToPnpmWorkspace, pnpmPatterns } from './pnpm-workspace.js'
import { covers } from './workspace-patterns.js'

const PNPM = 'pnpm-workspace.yaml'

/**
 * Makes a folder a workspace of the root, so that one install at the root resolves its dependencies. Does nothing where a
 * pattern covers it already.
 */
export function addToWorkspaces(tree: Tree, folder: string): void {
  const manager = packageManagerOf(tree)
  if (manager === 'pnpm') addToPnpm(tree, folder)
  else addToPackageJson(tree, folder, manager === 'yarn')
}

function addToPnpm(tree: Tree, folder: string): void {
  const text = tree.exists(PNPM) ? (tree.read(PNPM, 'utf-8') ?? '') : ''
  if (!covers(pnpmPatterns(text), folder)) tree.write(PNPM, addToPnpmWorkspace(text, folder))
}

/** yarn takes workspaces only from a private root. */
function addToPackageJson(tree: Tree, folder: string, needsPrivate: boolean): void {
  const content = readPackageJson(tree, '.') ?? {}
  if (covers(patternsOf(content), folder)) return
  const workspaces = [...patternsOf(content), folder]
  writePackageJson(tree, '.', {
    ...content,
    ...(needsPrivate ? { private: true } : {}),
    workspaces:
      Array.isArray(content.workspaces) || content.workspaces === undefined ? workspaces : { ...content.workspaces, packages: workspaces },
  })
}

function patternsOf({ workspaces }: PackageJson): readonly string[] {
  return Array.isArray(workspaces) ? workspaces : (workspaces?.packages ?? [])
}
