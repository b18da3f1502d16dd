import type { Tree } from '@nx/devkit'
import { cleanly } from '../../plugins/nx/src/diagnostics/clean-failure.js'
import { syncProjects } from '../../plugins/nx/src/scaffold/sync-projects.js'

/**
 * What `nx sync` and `nx sync:check` run: documents and routes of every project that has both are made to agree.
 *
 * @throws Error with rendered diagnostics when there is nothing to write, and yet they disagree.
 */
export default function syncGenerator(tree: Tree): Promise<{ outOfSyncMessage?: string; outOfSyncDetails?: string[] }> {
  return cleanly(tree.root, async () => {
    const details = await syncProjects(tree)
    return details.length === 0 ? {} : { outOfSyncMessage: 'Documents and routes disagree.', outOfSyncDetails: [...details] }
  })
}
