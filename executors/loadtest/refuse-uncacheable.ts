import { fail } from '../../plugins/nx/src/diagnostics/clean-failure.js'
import { notCacheable } from './problems.js'
import type { ProjectFolder } from './project-folder.js'
import { projectScenario } from './project-scenario.js'
import type { LoadtestOptions } from './schema.js'

/**
 * A cached target may only hold what the same sources would give again. What somebody else serves can have changed or be gone, a
 * comparison is about this moment, and a limit about what was asked before.
 *
 * @throws DiagnosticError KIT3012 for anything else.
 */
export async function refuseUncacheable(options: LoadtestOptions, files: ProjectFolder, project: string): Promise<void> {
  if (options.url !== undefined) fail(notCacheable(project, 'A run against --url'))
  if (options.import !== undefined) fail(notCacheable(project, 'A result that is imported'))
  if (options.compare !== undefined || options.against !== undefined) fail(notCacheable(project, 'A comparison'))
  if (options.baseline !== undefined || options.saveBaseline !== undefined) fail(notCacheable(project, 'A comparison with a baseline'))
  const name = options.scenario ?? (options.path === undefined ? files.findScenario() : undefined)
  const steps = name === undefined ? [] : (await projectScenario(name, files)).flows.flatMap((flow) => flow.steps)
  const limits = options.expectRateLimit === true || steps.some(({ expect }) => expect?.rateLimit === true)
  if (limits) fail(notCacheable(project, 'A check of rate limits'))
}
