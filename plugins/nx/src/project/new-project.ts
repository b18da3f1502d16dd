import { posix } from 'node:path'
import type { Tree } from '@nx/devkit'
import { fail } from '../diagnostics/clean-failure.js'
import { problems } from '../diagnostics/problems.js'
import type { FoundProject } from './find-project.js'

/** What npm takes as a package name without a scope. */
const NAME = /^[a-z0-9][a-z0-9._-]*$/

/**
 * The project that a folder is going to be.
 *
 * @throws DiagnosticError KIT1008 when the folder is outside of the workspace, KIT1009 when it is a file, KIT1011 when it is a
 * project already, KIT1015 when its name is no package name.
 */
export function newProject(tree: Tree, directory: string): FoundProject {
  const root = posix.normalize(directory.replaceAll('\\', '/')).replace(/\/+$/, '')
  if (posix.isAbsolute(root) || /^[A-Za-z]:/.test(root) || root.startsWith('..')) {
    return fail(problems.outsideWorkspace(directory))
  }
  if (tree.isFile(root)) return fail(problems.notAFolder(root))
  const manifest = ['package.json', 'project.json'].find((file) => tree.exists(posix.join(root, file)))
  if (manifest !== undefined) return fail(problems.projectExists(root, manifest))
  const name = posix.basename(root)
  return NAME.test(name) ? { name, root, configuration: { root } } : fail(problems.badName(name))
}
