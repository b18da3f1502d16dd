import { planApp, type RoutesOptions } from '@kit/api'
import type { Tree } from '@nx/devkit'
import { failOnErrors } from '../diagnostics/clean-failure.js'
import { report } from '../diagnostics/report.js'
import type { FoundProject } from '../project/find-project.js'
import { applyEdits } from '../tree/apply-edits.js'
import { projectFiles } from '../tree/project-files.js'

/**
 * Puts the modules that start a server with the routes into the tree.
 *
 * @throws DiagnosticError with what is wrong; the tree is untouched then.
 */
export function scaffoldApp(tree: Tree, project: FoundProject, options: RoutesOptions): void {
  const plan = planApp(projectFiles(tree, project.root), options)
  failOnErrors(plan.diagnostics)
  report(plan.diagnostics, tree.root)
  applyEdits(tree, project.root, plan.edits)
}
