import { join, relative } from 'node:path'
import { type Diagnostic, DiagnosticError, applyEdits as remember } from '@kit/api'
import { type Difference, describeDifference, planSync, type SyncPlan } from '@kit/api/sources'
import { routesOptions } from '@kit/config'
import { getProjects, type Tree } from '@nx/devkit'
import { planningIn, withProjectPlaces } from '../diagnostics/project-places.js'
import { rendered } from '../diagnostics/rendered.js'
import { configured } from '../options/configured.js'
import { findDocument } from '../project/document.js'
import type { FoundProject } from '../project/find-project.js'
import { detectFramework } from '../project/framework.js'
import { applyEdits } from '../tree/apply-edits.js'
import { projectFiles } from '../tree/project-files.js'
import { writeDocuments } from '../tree/write-documents.js'
import { hasKitRoutes } from './has-kit-routes.js'
import { readPolicy } from './reference-policy.js'

/** Conflicts stay until somebody decides: they are what `nx sync` can't mend. */
const UNDECIDED = new Set(['KIT1520', 'KIT1561', 'KIT1562'])

/** What became of the projects of a workspace. */
export interface SyncedProjects {
  /** Each difference there was, and whatever stays, with its places. */
  readonly details: readonly string[]
  /** What somebody has to mend before all of them agree. */
  readonly left: readonly Diagnostic[]
}

/**
 * Makes documents and routes agree in every project that has kit's routes. One that can't be read keeps no other from being made to agree.
 *
 * @throws DiagnosticError when something stays and nothing is to be written: a tree without changes would count as being in step.
 */
export async function syncProjects(tree: Tree): Promise<SyncedProjects> {
  const details: string[] = []
  const left: Diagnostic[] = []
  let writes = false
  for (const [name, configuration] of getProjects(tree)) {
    const project = { name, root: configuration.root, configuration }
    const folder = join(tree.root, project.root)
    const leave = (diagnostics: readonly Diagnostic[]): void => {
      details.push(...diagnostics.map((one) => `${name}: ${rendered(one, tree.root)}`))
      left.push(...diagnostics)
    }
    const plan = await planOf(tree, project).catch((problem: unknown) => {
      if (!(problem instanceof DiagnosticError)) throw problem
      leave(problem.diagnostics)
    })
    if (plan === undefined) continue
    const undecided = withProjectPlaces(plan.diagnostics, folder).filter(({ code }) => UNDECIDED.has(code))
    const changes = plan.documents.size > 0 || plan.edits.some(({ path }) => !path.startsWith('.kit/'))
    // What kit remembers is nobody's to share: where nothing else changes, the workspace is in step, and the tree has to say so.
    if (!changes && undecided.length === 0) remember(folder, plan.edits)
    if (changes) {
      applyEdits(tree, project.root, plan.edits)
      writeDocuments(tree, plan.documents)
      details.push(...plan.differences.map((one) => `${name}: ${describeDifference(inWorkspace(one, folder, tree.root))}`))
    }
    leave(undecided)
    writes ||= changes
  }
  if (!writes && left.length > 0) throw new DiagnosticError(left)
  return { details, left }
}

async function planOf(tree: Tree, project: FoundProject): Promise<SyncPlan | undefined> {
  const { settings } = await configured(tree, project)
  if (!hasKitRoutes(tree, project, settings.output)) return undefined
  const document = findDocument(tree, project, settings.spec)
  const options = routesOptions(settings, settings.framework ?? detectFramework(tree, project), settings.output)
  const folder = join(tree.root, project.root)
  return planningIn(folder, () => planSync(document, projectFiles(tree, project.root), options, readPolicy(tree, document, settings)))
}

/** With places as they are seen from the workspace's root. */
function inWorkspace(difference: Difference, folder: string, workspace: string): Difference {
  const { document, routes } = difference
  return {
    ...difference,
    document: document && { ...document, file: relative(workspace, document.file) },
    routes: routes && { ...routes, file: relative(workspace, join(folder, routes.file)) },
  }
}
