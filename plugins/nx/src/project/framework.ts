import { FRAMEWORKS, type Framework } from '@kit/api'
import type { Tree } from '@nx/devkit'
import { fail } from '../diagnostics/clean-failure.js'
import { problems } from '../diagnostics/problems.js'
import type { FoundProject } from './find-project.js'
import { readPackageJson } from './package-json.js'

/**
 * The frameworks that a project depends on; a package.json at the workspace root counts when the project's own names none, as
 * in workspaces with a single package.json.
 */
export function frameworksOf(tree: Tree, project: FoundProject): readonly Framework[] {
  for (const folder of new Set([project.root, '.'])) {
    const content = readPackageJson(tree, folder)
    const names = { ...content?.dependencies, ...content?.devDependencies }
    const found = FRAMEWORKS.filter((framework) => Object.hasOwn(names, framework))
    if (found.length > 0) return found
  }
  return []
}

/**
 * Tells the framework from what the project depends on.
 *
 * @throws DiagnosticError KIT1007 when there is none or more than one.
 */
export function detectFramework(tree: Tree, project: FoundProject): Framework {
  const found = frameworksOf(tree, project)
  const [only, ...others] = found
  return only !== undefined && others.length === 0 ? only : fail(problems.unknownFramework(project.name, found))
}
