import { joinPathFragments, type Tree } from '@nx/devkit'
import type { FoundProject } from '../project/find-project.js'

/** Whether a folder has routes as kit writes them: they can be read both ways. */
export function hasKitRoutes(tree: Tree, project: FoundProject, folder: string): boolean {
  return ['index.ts', 'http.ts', 'http/contract.ts'].every((file) => tree.isFile(joinPathFragments(project.root, folder, file)))
}
