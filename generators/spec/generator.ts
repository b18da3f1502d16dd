import { routesOptions } from '@kit/config'
import { type GeneratorCallback, installPackagesTask, type Tree } from '@nx/devkit'
import { cleanly } from '../../plugins/nx/src/diagnostics/clean-failure.js'
import { configured } from '../../plugins/nx/src/options/configured.js'
import { readOptions } from '../../plugins/nx/src/options/read-options.js'
import { findProject } from '../../plugins/nx/src/project/find-project.js'
import { detectFramework } from '../../plugins/nx/src/project/framework.js'
import { outputFolder } from '../../plugins/nx/src/project/output-folder.js'
import { documentFor } from '../../plugins/nx/src/scaffold/document-for.js'
import { guardNames } from '../../plugins/nx/src/scaffold/guard-names.js'
import { hasKitRoutes } from '../../plugins/nx/src/scaffold/has-kit-routes.js'
import { scaffoldRoutes } from '../../plugins/nx/src/scaffold/scaffold-routes.js'
import { writeSpec } from '../../plugins/nx/src/scaffold/write-spec.js'
import { SpecGeneratorOptions } from './schema.js'

/**
 * `nx g @kit:spec`: the OpenAPI document of a project's routes. Into one that is there goes what has changed.
 *
 * @throws Error with rendered diagnostics; nothing is written then.
 */
export default function specGenerator(tree: Tree, options: unknown): Promise<GeneratorCallback> {
  return cleanly(tree.root, async () => {
    const { project: wanted, routes, output, entry, openapi, guards, from } = readOptions(SpecGeneratorOptions, options)
    const project = findProject(tree, wanted)
    const { api, settings } = await configured(tree, project, { output: routes })
    const folder = outputFolder(settings.output, project.root)
    const document = documentFor(tree, project, output ?? settings.spec)
    if (document.exists && entry === undefined && hasKitRoutes(tree, project, folder)) {
      const framework = settings.framework ?? detectFramework(tree, project)
      const added = await scaffoldRoutes(tree, project, document.path, routesOptions(settings, framework, folder), settings, from)
      return () => installPackagesTask(tree, added)
    }
    const root = routes === undefined || hasKitRoutes(tree, project, folder) ? undefined : folder
    await writeSpec(tree, project, document, { entry, root, openapi, guards: { ...api.guards, ...guardNames(guards) } })
    return () => {}
  })
}
