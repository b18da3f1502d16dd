import type { Tree } from '@nx/devkit'
import { FRAMEWORKS, type Framework } from '@kit/api'
import { fail } from '../diagnostics/clean-failure.js'
import { problems } from '../diagnostics/problems.js'
import type { FoundProject } from './find-project.js'
import { readPackageJson } from './package-json.js'

/**
 * Tells the framework from what the project depends on; a package.json at the workspace root counts when the project's own
 * says nothing, as in workspaces with a single package.json.
 *
 * @throws DiagnosticError KIT1007 when there is none or more than one.
 */
export function detectFramework(tree: Tree, project: FoundProject): Framework {
  for (const folder of new Set([project.root, '.'])) {
    const content = readPackageJson(tree, folder)
    const names = { ...content?.dependencies, ...content?.devDependencies }
    const found = FRAMEWORKS.filter((framework) => Object.hasOwn(names, framework))
    const [only] = found
    if (found.length > 1) fail(problems.unknownFramework(project.name, found))
    if (only !== undefined) return only
  }
  return fail(problems.unknownFramework(project.name, []))
}
