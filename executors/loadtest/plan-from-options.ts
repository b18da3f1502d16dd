import { type LoadPlan, planLoad } from '@kit/load'
import { fail } from '../../plugins/nx/src/diagnostics/clean-failure.js'
import { nothingToAsk } from './problems.js'
import type { ProjectFolder } from './project-folder.js'
import { projectScenario } from './project-scenario.js'
import type { LoadtestOptions } from './schema.js'

/**
 * The plan that options and files of a project ask for.
 *
 * @param url what is put under load; with --path, only its scheme, host and port count
 * @throws LoadError for what can't be used, DiagnosticError KIT3011 when there is nothing to ask for.
 */
export async function planFromOptions(options: LoadtestOptions, url: string, files: ProjectFolder, project: string): Promise<LoadPlan> {
  const { path, header, expectHeader } = options
  const asked = options.url !== undefined || options.compare !== undefined || path !== undefined
  const name = options.scenario ?? (asked ? undefined : files.findScenario())
  if (name === undefined && !asked) return fail(nothingToAsk(project))
  const read = (file: string) => files.read(file)
  return planLoad(
    {
      ...options,
      url: path !== undefined && URL.canParse(url) ? new URL(path, url).href : url,
      scenario: name === undefined ? undefined : await projectScenario(name, files),
      headers: header,
      expectHeaders: expectHeader,
    },
    read,
  )
}
