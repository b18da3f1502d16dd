import { routesOptions } from '@kit/config'
import { type GeneratorCallback, installPackagesTask, type Tree } from '@nx/devkit'
import { cleanly } from '../../plugins/nx/src/diagnostics/clean-failure.js'
import { configured } from '../../plugins/nx/src/options/configured.js'
import { readOptions } from '../../plugins/nx/src/options/read-options.js'
import { remember } from '../../plugins/nx/src/options/remember.js'
import { findDocument, specToRemember } from '../../plugins/nx/src/project/document.js'
import { findProject } from '../../plugins/nx/src/project/find-project.js'
import { detectFramework } from '../../plugins/nx/src/project/framework.js'
import { outputFolder } from '../../plugins/nx/src/project/output-folder.js'
import { scaffoldRoutes } from '../../plugins/nx/src/scaffold/scaffold-routes.js'
import { RoutesGeneratorOptions } from './schema.js'

/**
 * `nx g @kit:routes`: the routes of a project, from its OpenAPI document; what somebody has changed in them goes into the document.
 *
 * @throws Error with rendered diagnostics; nothing is written then.
 */
export default function routesGenerator(tree: Tree, options: unknown): Promise<GeneratorCallback> {
  return cleanly(tree.root, async () => {
    const { project: wanted, from, ...given } = readOptions(RoutesGeneratorOptions, options)
    const project = findProject(tree, wanted)
    const { api, settings } = await configured(tree, project, given)
    const output = outputFolder(settings.output, project.root)
    const document = findDocument(tree, project, settings.spec)
    const framework = settings.framework ?? detectFramework(tree, project)
    const added = await scaffoldRoutes(tree, project, document, routesOptions(settings, framework, output), settings, from)
    remember(tree, project, { ...settings, output, framework, spec: specToRemember(tree, project, document) }, api)
    return () => installPackagesTask(tree, added)
  })
}
