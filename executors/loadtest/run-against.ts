import { join } from 'node:path'
import type { Side } from '@kit/load'
import { logger } from '@nx/devkit'
import { checkOut } from './git-worktree.js'
import type { LoadTask } from './load-task.js'
import { planFromOptions } from './plan-from-options.js'
import { compareSides } from './run-comparison.js'
import { type ServedVersion, serveOnce } from './serve-once.js'

/** This version against another one of git: both are built, served and compared in turns, with their CPU time as evidence. */
export async function runAgainst(task: LoadTask, workspace: string, project: string, reference: string): Promise<boolean> {
  const other = await checkOut(workspace, project, reference)
  const served: ServedVersion[] = []
  try {
    const start = async (root: string, name: string): Promise<Side> => {
      logger.info(`Building and starting ${name}`)
      const version = await serveOnce(join(root, project), name)
      served.push(version)
      const plan = await planFromOptions(task.options, version.url, task.files, task.project)
      return { name, plan, ...(version.pid === undefined ? {} : { serverPid: version.pid }) }
    }
    return await compareSides(task, await start(other.root, reference), await start(workspace, 'this version'))
  } finally {
    await Promise.all(served.map((version) => version.stop()))
    await other.remove()
  }
}
