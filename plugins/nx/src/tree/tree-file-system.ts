import { isAbsolute, relative, sep } from 'node:path'
import { diskFileSystem, type ReadFileSystem } from '@kit/api'
import type { Tree } from '@nx/devkit'

/** Files as they will be: those of the workspace from the tree, others from the disk. */
export function treeFileSystem(tree: Tree): ReadFileSystem {
  const pending = (path: string) => {
    const local = relative(tree.root, path)
    const inside = !isAbsolute(local) && !local.startsWith(`..${sep}`) && local !== '..'
    return inside ? tree.listChanges().find((change) => change.type !== 'DELETE' && change.path === local.split(sep).join('/')) : undefined
  }
  return {
    readFile: async (path) => pending(path)?.content ?? diskFileSystem.readFile(path),
    realpath: async (path) => (pending(path) === undefined ? diskFileSystem.realpath(path) : path),
  }
}
