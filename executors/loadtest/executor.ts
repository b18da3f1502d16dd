import { join } from 'node:path'
import type { Diagnostic } from '@kit/api'
import { type ExecutorContext, getReadyUrl, logger } from '@nx/devkit'
import { cleanly, fail } from '../../plugins/nx/src/diagnostics/clean-failure.js'
import { withLoadProblems } from '../../plugins/nx/src/diagnostics/load-failure.js'
import { problems } from '../../plugins/nx/src/diagnostics/problems.js'
import { rendered } from '../../plugins/nx/src/diagnostics/rendered.js'
import { readOptions } from '../../plugins/nx/src/options/read-options.js'
import { configuredOptions } from './configured-options.js'
import { interruption } from './interruption.js'
import type { LoadTask } from './load-task.js'
import { noTarget } from './problems.js'
import { ProjectFolder } from './project-folder.js'
import { refuseUncacheable } from './refuse-uncacheable.js'
import { runAgainst } from './run-against.js'
import { runBaseline } from './run-baseline.js'
import { runComparison } from './run-comparison.js'
import { runImport } from './run-import.js'
import { runSingle } from './run-single.js'
import { LoadtestOptions } from './schema.js'

/**
 * Puts a project's API, or a URL, under load. Fails when a threshold or an expectation is not kept, or a comparison says `slower`.
 *
 * @throws Error with a rendered diagnostic when the run can't be made.
 */
export default function loadtestExecutor(given: unknown, context: ExecutorContext): Promise<{ success: boolean }> {
  const project = context.projectName ?? ''
  const root = context.projectsConfigurations.projects[project]?.root
  return cleanly(context.root, () =>
    withLoadProblems(async () => {
      if (root === undefined) return fail(problems.unknownProject(project, []))
      const files = new ProjectFolder(join(context.root, root))
      const options = readOptions(LoadtestOptions, await configuredOptions(given, files.root))
      if (context.target?.cache === true) await refuseUncacheable(options, files, project)
      const stop = interruption()
      try {
        const print = (found: readonly Diagnostic[]) => {
          for (const one of found) logger[LOG[one.severity]](rendered(one, context.root))
        }
        return { success: await run({ options, project, files, signal: stop.signal, print }, context.root, root) }
      } finally {
        stop.forget()
      }
    }),
  )
}

const LOG = { error: 'error', warning: 'warn', note: 'info' } as const

function run(task: LoadTask, workspace: string, root: string): Promise<boolean> {
  const { options, project } = task
  if (options.import !== undefined) return runImport(task, options.import)
  if (options.against !== undefined) return runAgainst(task, workspace, root, options.against)
  if (options.compare !== undefined) return runComparison(task, options.compare)
  const url = options.url ?? getReadyUrl() ?? fail(noTarget(project))
  return (options.baseline ?? options.saveBaseline) === undefined ? runSingle(task, url) : runBaseline(task, url)
}
