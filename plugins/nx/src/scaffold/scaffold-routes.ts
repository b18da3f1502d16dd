import { join, relative } from 'node:path'
import { type RoutesOptions, summaryLine } from '@kit/api'
import { planSync, type Side } from '@kit/api/sources'
import { logger, type Tree } from '@nx/devkit'
import { failOnErrors } from '../diagnostics/clean-failure.js'
import { problems } from '../diagnostics/problems.js'
import { planningIn, withProjectPlaces } from '../diagnostics/project-places.js'
import { report } from '../diagnostics/report.js'
import { addDependencies } from '../project/add-dependencies.js'
import type { FoundProject } from '../project/find-project.js'
import { applyEdits } from '../tree/apply-edits.js'
import { projectFiles } from '../tree/project-files.js'
import { writeDocuments } from '../tree/write-documents.js'
import { type ReferencePolicy, readPolicy } from './reference-policy.js'

/**
 * Makes a project's routes and its document agree, and puts the plan into the tree, with what the code needs in package.json.
 *
 * @param document Absolute path.
 * @param from     Which side is right where nothing tells which is newer.
 * @returns Whether packages were added, so that an install is due.
 * @throws DiagnosticError with what is wrong; the tree is untouched then.
 */
export async function scaffoldRoutes(
  tree: Tree,
  project: FoundProject,
  document: string,
  options: RoutesOptions,
  policy: ReferencePolicy,
  from?: Side,
): Promise<boolean> {
  const folder = join(tree.root, project.root)
  const read = readPolicy(tree, document, policy)
  const sync = { ...read, ...(from !== undefined && { from }) }
  const plan = await planningIn(folder, () => planSync(document, projectFiles(tree, project.root), options, sync))
  const diagnostics = withProjectPlaces(plan.diagnostics, folder)
  failOnErrors(diagnostics)
  applyEdits(tree, project.root, plan.edits)
  writeDocuments(tree, plan.documents)
  const added = addDependencies(tree, project.root, plan.dependencies)
  report(added === undefined ? [...diagnostics, problems.noPackageJson(project.root)] : diagnostics, tree.root)
  const carried = plan.documents.size === 0 ? '' : `, ${relative(tree.root, document)} brought up to date`
  logger.info(`\n${project.name}: ${summaryLine(plan.summary)}${carried}\n`)
  return added !== undefined && added.length > 0
}
