import { existsSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { joinPathFragments, type Tree } from '@nx/devkit'
import { DOCUMENT_NAMES, findDocument, isFoundByName } from '../../plugins/nx/src/project/document.js'
import type { FoundProject } from '../../plugins/nx/src/project/find-project.js'
import { shown } from '../../plugins/nx/src/scaffold/scaffold-routes.js'

const STARTER = fileURLToPath(new URL('./files/openapi.yaml', import.meta.url))

/** The document that a new project starts from: the one named, the one that is in its folder already, or the starter. */
export function chooseDocument(tree: Tree, project: FoundProject, spec: string | undefined): string {
  const present = DOCUMENT_NAMES.some((name) => existsSync(join(tree.root, project.root, name)))
  return spec !== undefined || present ? findDocument(tree, project, spec) : STARTER
}

/** The name that a copy in the project gets, by which it is found from then on. */
function documentName(document: string): string {
  return extname(document).toLowerCase() === '.json' ? 'openapi.json' : 'openapi.yaml'
}

/**
 * Puts the document into the project, so that it is found by name; one that refers to other files can't be moved without
 * them and stays where it is.
 *
 * @param files Absolute paths of all files that the document is made of, its own first.
 * @returns What to remember as `spec`; undefined when the document is found by name.
 */
export function placeDocument(tree: Tree, project: FoundProject, files: readonly string[]): string | undefined {
  const [document = STARTER, ...others] = files
  const root = join(tree.root, project.root)
  if (isFoundByName(root, document)) return undefined
  if (others.length > 0) return shown(root, document)
  tree.write(joinPathFragments(project.root, documentName(document)), readFileSync(document, 'utf8'))
  return undefined
}
