import { existsSync } from 'node:fs'
import { isAbsolute, join, relative, sep } from 'node:path'
import { joinPathFragments, type Tree } from '@nx/devkit'
import { fail } from '../diagnostics/clean-failure.js'
import { problems } from '../diagnostics/problems.js'
import type { FoundProject } from './find-project.js'

/** The names under which a project's OpenAPI document is found without being told. */
const NAMES = ['openapi.yaml', 'openapi.yml', 'openapi.json'] as const

/** The documents in a project's folder, absolute, as the tree has them. */
export function documentsOf(tree: Tree, project: FoundProject): readonly string[] {
  return NAMES.filter((name) => tree.isFile(joinPathFragments(project.root, name))).map((name) => join(tree.root, project.root, name))
}

/**
 * Finds a project's OpenAPI document.
 *
 * @param spec As the user gave it: absolute, or relative to the project, or else to the workspace root.
 * @returns The absolute path.
 * @throws DiagnosticError KIT1004 to KIT1006 when there is none, or no telling which.
 */
export function findDocument(tree: Tree, project: FoundProject, spec: string | undefined): string {
  if (spec !== undefined) return locate(tree.root, join(tree.root, project.root), spec)
  const found = documentsOf(tree, project)
  const [only, ...others] = found
  if (only === undefined) return fail(problems.noDocument(project.name, project.root))
  return others.length === 0
    ? only
    : fail(
        problems.severalDocuments(
          project.name,
          found.map((path) => pathFrom(tree, project, path)),
        ),
      )
}

/** What the next run has to be told; undefined when it would find the document by its name. */
export function specToRemember(tree: Tree, project: FoundProject, document: string): string | undefined {
  const [only, ...others] = documentsOf(tree, project)
  return only === document && others.length === 0 ? undefined : pathFrom(tree, project, document)
}

function locate(workspace: string, root: string, spec: string): string {
  const candidates = isAbsolute(spec) ? [spec] : [...new Set([join(root, spec), join(workspace, spec)])]
  const shown = candidates.map((path) => relative(workspace, path) || '.')
  return candidates.find((path) => existsSync(path)) ?? fail(problems.documentNotFound(spec, shown))
}

/** Relative to the project, with forward slashes. */
function pathFrom(tree: Tree, project: FoundProject, path: string): string {
  return relative(join(tree.root, project.root), path).split(sep).join('/')
}
