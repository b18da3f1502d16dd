import { dirname, relative } from 'node:path'
import type { ReadOptions } from '@kit/api'
import type { Tree } from '@nx/devkit'
import { treeFileSystem } from '../tree/tree-file-system.js'

/** What a document may refer to besides files of the workspace: nothing, unless the user says so. */
export interface ReferencePolicy {
  /** Hosts that files may be fetched from. */
  readonly allowRemote?: readonly string[] | undefined
  /** Whether files outside of the workspace may be read. */
  readonly allowOutside?: boolean | undefined
}

/** The reader's options: a document of the workspace may refer to all of it, one from elsewhere to its own folder. */
export function readPolicy(tree: Tree, document: string, policy: ReferencePolicy): ReadOptions {
  const inside = !relative(tree.root, document).startsWith('..')
  return {
    fileSystem: treeFileSystem(tree),
    root: inside ? tree.root : dirname(document),
    allowRemote: policy.allowRemote ?? [],
    allowOutside: policy.allowOutside ?? false,
  }
}
