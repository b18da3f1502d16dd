import { existsSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { Tree } from '@nx/devkit'
import { documentsOf, findDocument } from '../project/document.js'
import type { FoundProject } from '../project/find-project.js'

export interface TargetDocument {
  /** Absolute. */
  readonly path: string
  readonly exists: boolean
}

/**
 * Where the document of a project's routes is, or goes.
 *
 * @param wanted As the user gave it, relative to the project; without it the one that the project has, else `openapi.yaml`.
 * @throws DiagnosticError KIT1005 when the project has several.
 */
export function documentFor(tree: Tree, project: FoundProject, wanted: string | undefined): TargetDocument {
  if (wanted === undefined && documentsOf(tree, project).length > 0) return { path: findDocument(tree, project, undefined), exists: true }
  const path = join(tree.root, project.root, wanted ?? 'openapi.yaml')
  return { path, exists: existsSync(path) || tree.isFile(relative(tree.root, path).split(sep).join('/')) }
}
