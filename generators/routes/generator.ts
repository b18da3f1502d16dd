import { routesOptions } from '@kit/config'
import { type GeneratorCallback, installPackagesTask, type Tree } from '@nx/devkit'
import { cleanly } from '../../plugins/nx/src/diagnostics/clean-failure.js'
import { fromDatabase } from '../../plugins/nx/src/from-database/from-database.js'
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
 * `nx g @kit:routes`: the routes of a project, from its OpenAPI document; what somebody has changed in them goes into the document. With
 * `--fromDb`, the document says what the tables of a database allow, and the handlers do it.
 *
 * @throws Error with rendered diagnostics; nothing is written then.
 */
export default function routesGenerator(tree: Tree, input: unknown): Promise<GeneratorCallback> {
  return cleanly(tree.root, async () => {
    const { project: wanted, from, fromDb, ...given } = readOptions(RoutesGeneratorOptions, input)
    const project = findProject(tree, wanted)
    const { api, settings } = await configured(tree, project, given)
    const output = outputFolder(settings.output, project.root)
    const framework = settings.framework ?? detectFramework(tree, project)
    const plain = routesOptions(settings, framework, output)
    const database = fromDb === undefined ? undefined : await fromDatabase(tree, project, fromDb, settings, plain)
    const document = database?.document ?? findDocument(tree, project, settings.spec)
    const options = database === undefined ? plain : { ...plain, handlers: database.handlers }
    const added = await scaffoldRoutes(tree, project, document, options, settings, from)
    remember(tree, project, { ...settings, output, framework, spec: specToRemember(tree, project, document) }, api)
    return () => installPackagesTask(tree, added || database?.added === true)
  })
}
