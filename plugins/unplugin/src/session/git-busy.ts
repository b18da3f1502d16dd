import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'

/** How often to look, and how long git may take before its lock counts as left over, in milliseconds. */
const INTERVAL = 20
const PATIENCE = 10_000

/** Waits while git changes the files of a folder, as in a checkout: until it is done, half of them belong to another branch. */
export async function untilGitIsDone(root: string): Promise<void> {
  const folder = gitFolder(root)
  if (folder === undefined) return
  const lock = join(folder, 'index.lock')
  for (let left = PATIENCE; left > 0 && existsSync(lock); left -= INTERVAL) await setTimeout(INTERVAL)
}

/** The folder of the index; in a worktree, `.git` is a file that says where. */
function gitFolder(root: string): string | undefined {
  for (let folder = root; ; folder = dirname(folder)) {
    const git = join(folder, '.git')
    const stats = statSync(git, { throwIfNoEntry: false })
    if (stats?.isDirectory() === true) return git
    if (stats?.isFile() === true)
      return resolve(
        folder,
        readFileSync(git, 'utf8')
          .replace(/^gitdir:\s*/, '')
          .trim(),
      )
    if (dirname(folder) === folder) return undefined
  }
}
