import { accessSync, constants, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Edit } from '@kit/api'
import { joinPathFragments, type Tree } from '@nx/devkit'
import { fail } from '../diagnostics/clean-failure.js'
import { problems } from '../diagnostics/problems.js'

/**
 * Puts planned edits into the tree, all of them or none.
 *
 * Nx writes a tree file by file and stops at the first error, so what the disk would refuse is found out before.
 *
 * @throws DiagnosticError KIT1009 where a folder is needed and a file is; KIT1010 where the disk refuses to write.
 */
export function applyEdits(tree: Tree, root: string, edits: readonly Edit[]): void {
  for (const edit of edits) assertWritable(tree.root, joinPathFragments(root, edit.path))
  for (const edit of edits) {
    const path = joinPathFragments(root, edit.path)
    if (edit.kind === 'delete') tree.delete(path)
    else tree.write(path, edit.text)
  }
}

/** Checks the file itself, or the nearest folder above it that exists. */
function assertWritable(workspace: string, path: string): void {
  const there = lookUp(join(workspace, path))
  if (there === 'folder') fail(problems.notWritable(path, 'it is a folder'))
  const existing = there === 'file' ? path : nearestFolder(workspace, dirname(path))
  assertAccess(workspace, existing)
}

function nearestFolder(workspace: string, folder: string): string {
  const there = lookUp(join(workspace, folder))
  if (there === 'file') fail(problems.notAFolder(folder))
  return there === 'folder' || folder === '.' ? folder : nearestFolder(workspace, dirname(folder))
}

function lookUp(path: string): 'folder' | 'file' | 'nothing' {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file'
  } catch {
    // ENOTDIR (a file further up) and ENOENT alike: the next folder up tells which.
    return 'nothing'
  }
}

function assertAccess(workspace: string, path: string): void {
  try {
    accessSync(join(workspace, path), constants.W_OK)
  } catch (refusal) {
    fail(problems.notWritable(path, refusal instanceof Error && 'code' in refusal ? String(refusal.code) : 'no permission'))
  }
}
