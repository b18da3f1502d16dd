import { relative, sep } from 'node:path'
import { planRoutes, type ReadResult, type RoutesOptions, summaryLine } from '@kit/api'
import { type GeneratorCallback, installPackagesTask, logger, type Tree } from '@nx/devkit'
import { failOnErrors } from '../diagnostics/clean-failure.js'
import { problems } from '../diagnostics/problems.js'
import { report } from '../diagnostics/report.js'
import { addDependencies } from '../project/add-dependencies.js'
import type { FoundProject } from '../project/find-project.js'
import { applyEdits } from '../tree/apply-edits.js'
import { projectFiles } from '../tree/project-files.js'

/**
 * Plans a project's routes and puts the plan into the tree, with what the code needs in package.json.
 *
 * @returns Installs packages when some were added.
 * @throws DiagnosticError with the plan's errors; the tree is untouched then.
 */
export function scaffoldRoutes(tree: Tree, project: FoundProject, document: ReadResult, options: RoutesOptions): GeneratorCallback {
  const plan = planRoutes(document, projectFiles(tree, project.root), options)
  failOnErrors(plan.diagnostics)
  report(plan.diagnostics)
  applyEdits(tree, project.root, plan.edits)
  const added = addDependencies(tree, project.root, plan.dependencies)
  if (added === undefined) report([problems.noPackageJson(project.root)])
  logger.info(`\n${project.name}: ${summaryLine(plan.summary)}`)
  return () => installPackagesTask(tree, added !== undefined && added.length > 0)
}

/** A path as messages and settings show it: relative to the folder, with forward slashes. */
export function shown(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/')
}
