import { loadConfig } from '@kit/config'
import { fail } from '../../plugins/nx/src/diagnostics/clean-failure.js'
import { problems } from '../../plugins/nx/src/diagnostics/problems.js'
import { LoadtestOptions } from './schema.js'

/**
 * The options of a run: what was given wins over the section `load` of the project's kit.config.
 *
 * @param root absolute path of the project
 * @throws DiagnosticError KIT1700 and KIT1701 for a kit.config that can't be used, KIT1001 for an option that there is none of.
 */
export async function configuredOptions(given: unknown, root: string): Promise<unknown> {
  const { load = {} } = (await loadConfig(root)) ?? {}
  // Nx refuses these on the command line; here a slip of the pen would do nothing.
  const [unknown] = Object.keys(load).filter((name) => !Object.hasOwn(LoadtestOptions.shape, name))
  if (unknown !== undefined) fail(problems.badOption(unknown, 'kit.config has it, and load tests know none of that name'))
  return { ...load, ...Object(given) }
}
