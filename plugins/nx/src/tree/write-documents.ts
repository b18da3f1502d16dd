import { isAbsolute, relative, sep } from 'node:path'
import type { Tree } from '@nx/devkit'
import { fail } from '../diagnostics/clean-failure.js'
import { problems } from '../diagnostics/problems.js'
import { applyEdits } from './apply-edits.js'

/**
 * Puts new texts of documents into the tree, all of them or none.
 *
 * @param documents By absolute path.
 * @throws DiagnosticError KIT1016 for a file outside of the workspace; KIT1010 where the disk refuses to write.
 */
export function writeDocuments(tree: Tree, documents: ReadonlyMap<string, string>): void {
  const edits = Array.from(documents, ([file, text]) => {
    const path = relative(tree.root, file).split(sep).join('/')
    if (isAbsolute(path) || path.startsWith('../')) return fail(problems.documentOutside(file))
    return { path, kind: 'update', text, reason: 'the routes changed' } as const
  })
  applyEdits(tree, '.', edits)
}
