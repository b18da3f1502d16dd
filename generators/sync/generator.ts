import { DiagnosticError } from '@kit/api'
import type { Tree } from '@nx/devkit'
import { cleanly } from '../../plugins/nx/src/diagnostics/clean-failure.js'
import { syncProjects } from '../../plugins/nx/src/scaffold/sync-projects.js'

/** What Nx takes from a sync generator. */
interface SyncResult {
  readonly outOfSyncMessage?: string
  readonly outOfSyncDetails?: string[]
  /** What `nx sync` calls once it has written; what it throws is shown, and fails the command. */
  readonly callback?: () => Promise<void>
}

/**
 * What `nx sync` and `nx sync:check` run: documents and routes of every project that has kit's routes are made to agree.
 *
 * @throws Error with rendered diagnostics when there is nothing to write, and yet they disagree.
 */
export default function syncGenerator(tree: Tree): Promise<SyncResult> {
  return cleanly(tree.root, async () => {
    const { details, left } = await syncProjects(tree)
    if (details.length === 0) return {}
    const inform = { outOfSyncMessage: 'Documents and routes disagree.', outOfSyncDetails: [...details] }
    if (left.length === 0) return inform
    const callback = () =>
      cleanly(tree.root, async () => {
        throw new DiagnosticError(left)
      })
    return { ...inform, callback }
  })
}
