import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { fail } from '../../plugins/nx/src/diagnostics/clean-failure.js'
import { noSuchVersion } from './problems.js'

const run = promisify(execFile)

export interface Worktree {
  readonly root: string
  remove(): Promise<void>
}

/**
 * Another version of the workspace beside this one, with the packages that are installed here.
 *
 * @param project folder of the project, whose own packages are taken over as well
 * @throws DiagnosticError KIT3015 when git doesn't know the version.
 */
export async function checkOut(workspace: string, project: string, reference: string): Promise<Worktree> {
  const folder = mkdtempSync(join(tmpdir(), 'kit-against-'))
  const root = join(folder, 'workspace')
  const git = (...args: readonly string[]) => run('git', ['-C', workspace, ...args])
  try {
    // A reference that begins with a dash would be an option.
    const { stdout } = await git('rev-parse', '--verify', '--end-of-options', `${reference}^{commit}`)
    await git('worktree', 'add', '--detach', root, stdout.trim())
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    return fail(noSuchVersion(reference, reasonOf(error)))
  }
  for (const place of new Set(['', project])) {
    const packages = join(workspace, place, 'node_modules')
    if (existsSync(packages) && existsSync(join(root, place))) symlinkSync(packages, join(root, place, 'node_modules'), 'junction')
  }
  return {
    root,
    remove: async () => {
      await git('worktree', 'remove', '--force', root)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function reasonOf(error: unknown): string {
  const text = typeof error === 'object' && error !== null && 'stderr' in error ? String(error.stderr) : String(error)
  return text.trim().split('\n').at(-1) ?? ''
}
