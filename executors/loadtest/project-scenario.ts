import { loadModule } from '@kit/config'
import { readScenario, type Scenario, scenarioFrom } from '@kit/load'
import { fail } from '../../plugins/nx/src/diagnostics/clean-failure.js'
import { scenarioFails } from './problems.js'
import type { ProjectFolder } from './project-folder.js'

/**
 * A scenario of a project: YAML, JSON, or a module that exports one, or a function that makes one.
 *
 * @throws LoadError for one that can't be used, DiagnosticError KIT3018 for a module that fails.
 */
export async function projectScenario(name: string, files: ProjectFolder): Promise<Scenario> {
  const read = (path: string) => files.read(path)
  if (!/\.m?[jt]s$/.test(name) || read(name) === undefined) return readScenario(name, read, process.env)
  return scenarioFrom(await exported(name, files.path(name)), name, read, process.env)
}

async function exported(name: string, file: string): Promise<unknown> {
  try {
    const found = await loadModule(file)
    return typeof found === 'function' ? await found() : found
  } catch (error) {
    // An error of another realm is no `Error` of this one.
    const [reason = ''] = String(Object(error).message ?? error).split('\n')
    return fail(scenarioFails(name, reason))
  }
}
