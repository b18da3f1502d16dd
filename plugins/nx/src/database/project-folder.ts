import { join } from 'node:path'
import type { ExecutorContext } from '@nx/devkit'
import { fail } from '../diagnostics/clean-failure.js'
import { problems } from '../diagnostics/problems.js'

/** The folder of the project that a target runs for. */
export function projectFolder(context: ExecutorContext): string {
  const project = context.projectsConfigurations.projects[context.projectName ?? '']
  return project === undefined ? fail(problems.unknownProject(context.projectName ?? '', [])) : join(context.root, project.root)
}
