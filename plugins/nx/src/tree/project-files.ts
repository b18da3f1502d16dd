import type { ProjectFiles } from '@kit/api'
import { joinPathFragments, type Tree } from '@nx/devkit'

/** A project's files as an engine sees them: the workspace as it will be, with what generators have written so far. */
export function projectFiles(tree: Tree, root: string): ProjectFiles {
  const at = (path: string) => {
    const own = joinPathFragments(root, path)
    // Packages are the workspace's, unless the project has one of its own.
    return path.startsWith('node_modules/') && !tree.isFile(own) ? path : own
  }
  return {
    read: (path) => (tree.isFile(at(path)) ? (tree.read(at(path), 'utf-8') ?? undefined) : undefined),
    list: (folder) => tree.children(at(folder)),
    isFile: (path) => tree.isFile(at(path)),
  }
}
