import { existsSync } from 'node:fs'
import { isAbsolute, join, relative, sep } from 'node:path'
import type { Tree } from '@nx/devkit'
import { fail } from '../diagnostics/clean-failure.js'
import { problems } from '../diagnostics/problems.js'
import type { FoundProject } from './find-project.js'

/** The names under which a project's OpenAPI document is found without being told. */
export const DOCUMENT_NAMES = ['openapi.yaml', 'openapi.yml', 'openapi.json'] as const

/**
 * Finds a project's OpenAPI document.
 *
 * @param spec As the user gave it: absolute, or relative to the project, or else to the workspace root.
 * @returns The absolute path.
 * @throws DiagnosticError KIT1004 to KIT1006 when there is none, or no telling which.
 */
export function findDocument(tree: Tree, project: FoundProject, spec: string | undefined): string {
  const root = join(tree.root, project.root)
  if (spec !== undefined) return locate(tree.root, root, spec)
  const found = DOCUMENT_NAMES.filter((name) => existsSync(join(root, name)))
  const [only] = found
  if (only === undefined) return fail(problems.noDocument(project.name, project.root))
  return found.length === 1 ? join(root, only) : fail(problems.severalDocuments(project.name, found))
}

function locate(workspace: string, root: string, spec: string): string {
  const candidates = isAbsolute(spec) ? [spec] : [...new Set([join(root, spec), join(workspace, spec)])]
  const shown = candidates.map((path) => relative(workspace, path) || '.')
  return candidates.find((path) => existsSync(path)) ?? fail(problems.documentNotFound(spec, shown))
}

/** Whether a document would be found without being named. */
export function isFoundByName(root: string, document: string): boolean {
  const [only, ...others] = DOCUMENT_NAMES.filter((name) => existsSync(join(root, name)))
  return only !== undefined && others.length === 0 && document === join(root, only)
}

/** A path as settings keep it: relative to the folder, with forward slashes. */
export function shownFrom(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/')
}
