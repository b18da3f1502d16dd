import { getProjects, type ProjectConfiguration, type Tree } from '@nx/devkit'
import { fail } from '../diagnostics/clean-failure.js'
import { problems } from '../diagnostics/problems.js'

export interface FoundProject {
  readonly name: string
  /** Relative to the workspace root, `.` for a project that is the workspace. */
  readonly root: string
  readonly configuration: ProjectConfiguration
}

/**
 * Finds a project by its name or its folder; with neither given, the only project there is.
 *
 * @throws DiagnosticError KIT1002 when there is no such project, KIT1003 when none was named and several could be meant.
 */
export function findProject(tree: Tree, wanted: string | undefined): FoundProject {
  const projects = [...getProjects(tree)].map(([name, configuration]) => ({ name, root: configuration.root, configuration }))
  const names = projects.map((project) => project.name).sort()
  if (wanted === undefined) {
    const [only, ...others] = projects
    return only !== undefined && others.length === 0 ? only : fail(problems.noProject(names))
  }
  const folder = wanted.replace(/^\.\//, '').replace(/\/+$/, '')
  return (
    projects.find((project) => project.name === wanted) ??
    projects.find((project) => project.root === folder) ??
    fail(problems.unknownProject(wanted, names))
  )
}
