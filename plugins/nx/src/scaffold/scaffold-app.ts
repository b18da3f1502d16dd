import { planApp, type ReadResult, type RoutesOptions } from '@kit/api'
import type { Tree } from '@nx/devkit'
import { failOnErrors } from '../diagnostics/clean-failure.js'
import { report } from '../diagnostics/report.js'
import { addDependencies } from '../project/add-dependencies.js'
import type { FoundProject } from '../project/find-project.js'
import { applyEdits } from '../tree/apply-edits.js'
import { projectFiles } from '../tree/project-files.js'

/**
 * Plans the modules that start a server with the routes and puts them into the tree.
 *
 * @throws DiagnosticError with the plan's errors; the tree is untouched then.
 */
export function scaffoldApp(tree: Tree, project: FoundProject, document: ReadResult, options: RoutesOptions): void {
  const plan = planApp(document, projectFiles(tree, project.root), options)
  failOnErrors(plan.diagnostics)
  report(plan.diagnostics)
  applyEdits(tree, project.root, plan.edits)
  addDependencies(tree, project.root, plan.dependencies)
}
