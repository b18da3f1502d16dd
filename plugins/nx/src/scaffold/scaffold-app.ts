import { appFiles, type Framework } from '@kit/api'
import type { Tree } from '@nx/devkit'
import type { FoundProject } from '../project/find-project.js'
import { applyEdits } from '../tree/apply-edits.js'

/** Puts the modules that start a server with the routes into the tree. */
export function scaffoldApp(tree: Tree, project: FoundProject, framework: Framework): void {
  const files = [...appFiles(framework)]
  applyEdits(
    tree,
    project.root,
    files.map(([file, text]) => ({ path: `src/${file}`, kind: 'create', text, reason: 'new application' })),
  )
}
