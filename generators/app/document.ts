import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readDocument } from '@kit/api'
import { joinPathFragments, type Tree } from '@nx/devkit'
import { documentsOf, findDocument } from '../../plugins/nx/src/project/document.js'
import type { FoundProject } from '../../plugins/nx/src/project/find-project.js'
import { type ReferencePolicy, readPolicy } from '../../plugins/nx/src/scaffold/reference-policy.js'

const STARTER = fileURLToPath(new URL('./files/openapi.yaml', import.meta.url))

/** The document that a new project starts from: the one named, the one that is in its folder already, or the starter. */
export function chooseDocument(tree: Tree, project: FoundProject, spec: string | undefined): string {
  return spec !== undefined || documentsOf(tree, project).length > 0 ? findDocument(tree, project, spec) : STARTER
}

/**
 * Copies the document into the project, so that it is found by name. One that refers to other files can't be moved without
 * them and stays where it is.
 *
 * @returns Where the document is from now on, absolute.
 * @throws DiagnosticError when it can't be read.
 */
export async function placeDocument(tree: Tree, project: FoundProject, document: string, policy: ReferencePolicy): Promise<string> {
  if (documentsOf(tree, project).includes(document)) return document
  if (document !== STARTER) {
    const { files } = await readDocument(document, { ...readPolicy(tree, document, policy), validate: false })
    if (files.length > 1) return document
  }
  const name = extname(document).toLowerCase() === '.json' ? 'openapi.json' : 'openapi.yaml'
  tree.write(joinPathFragments(project.root, name), readFileSync(document, 'utf8'))
  return join(tree.root, project.root, name)
}
