import { readScenario } from '@kit/load'
import { fail } from '../../plugins/nx/src/diagnostics/clean-failure.js'
import { notCacheable } from './problems.js'
import type { ProjectFolder } from './project-folder.js'
import type { LoadtestOptions } from './schema.js'

/**
 * A cached target may only hold what the same sources would give again. What somebody else serves can have changed or be gone, a
 * comparison is about this moment, and a limit about what was asked before.
 *
 * @throws DiagnosticError KIT3012 for anything else.
 */
export function refuseUncacheable(options: LoadtestOptions, files: ProjectFolder, project: string): void {
  if (options.url !== undefined) fail(notCacheable(project, 'A run against --url'))
  if (options.import !== undefined) fail(notCacheable(project, 'A result that is imported'))
  if (options.compare !== undefined || options.against !== undefined) fail(notCacheable(project, 'A comparison'))
  if (options.baseline !== undefined || options.saveBaseline !== undefined) fail(notCacheable(project, 'A comparison with a baseline'))
  const name = options.scenario ?? (options.path === undefined ? files.findScenario() : undefined)
  const steps = name === undefined ? [] : readScenario(name, (path) => files.read(path), process.env).flows.flatMap((flow) => flow.steps)
  const limits = options.expectRateLimit === true || steps.some(({ expect }) => expect?.rateLimit === true)
  if (limits) fail(notCacheable(project, 'A check of rate limits'))
}
