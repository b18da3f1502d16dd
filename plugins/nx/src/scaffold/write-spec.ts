import { extname, join, relative } from 'node:path'
import { planDocument } from '@kit/api/sources'
import { logger, type Tree } from '@nx/devkit'
import { failOnErrors } from '../diagnostics/clean-failure.js'
import { planningIn, withProjectPlaces } from '../diagnostics/project-places.js'
import { report } from '../diagnostics/report.js'
import type { FoundProject } from '../project/find-project.js'
import { readPackageJson } from '../project/package-json.js'
import { applyEdits } from '../tree/apply-edits.js'
import { projectFiles } from '../tree/project-files.js'
import { writeDocuments } from '../tree/write-documents.js'
import type { TargetDocument } from './document-for.js'
import { readPolicy } from './reference-policy.js'

export interface SpecSettings {
  readonly entry: string | undefined
  /** Folder of the routes, where the user named one. */
  readonly root: string | undefined
  readonly openapi: '3.1' | '3.0'
  readonly guards: Readonly<Record<string, string>>
}

/**
 * Puts the document of a project's sources into the tree.
 *
 * @throws DiagnosticError with what is wrong; the tree is untouched then.
 */
export async function writeSpec(
  tree: Tree,
  project: FoundProject,
  { path, exists }: TargetDocument,
  { entry, root, openapi, guards }: SpecSettings,
): Promise<void> {
  const folder = join(tree.root, project.root)
  const { version } = readPackageJson(tree, project.root) ?? {}
  const extract = {
    guards,
    title: project.name,
    ...(version !== undefined && { version }),
    ...(entry !== undefined && { entries: [entry] }),
    ...(root !== undefined && { root }),
  }
  const plan = await planningIn(folder, () =>
    planDocument(path, projectFiles(tree, project.root), {
      extract,
      exists,
      key: root ?? entry ?? 'sources',
      print: { format: extname(path) === '.json' ? 'json' : 'yaml', version: openapi },
      read: readPolicy(tree, path, {}),
    }),
  )
  const diagnostics = withProjectPlaces(plan.diagnostics, folder)
  failOnErrors(diagnostics)
  writeDocuments(tree, plan.documents)
  applyEdits(tree, project.root, plan.edits)
  report(diagnostics, tree.root)
  const { total, added, changed, removed } = plan.operations
  const name = relative(tree.root, path)
  logger.info(`\n${name}: ${total} operations in the sources, +${added}, ${changed} changed, -${removed}\n`)
}
