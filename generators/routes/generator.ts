import { join } from 'node:path'
import { readDocument } from '@kit/api'
import type { GeneratorCallback, Tree } from '@nx/devkit'
import { cleanly } from '../../plugins/nx/src/diagnostics/clean-failure.js'
import { readOptions } from '../../plugins/nx/src/options/read-options.js'
import { remember, remembered } from '../../plugins/nx/src/options/remember.js'
import { settle } from '../../plugins/nx/src/options/routes-settings.js'
import { findDocument, isFoundByName } from '../../plugins/nx/src/project/document.js'
import { findProject } from '../../plugins/nx/src/project/find-project.js'
import { detectFramework } from '../../plugins/nx/src/project/framework.js'
import { outputFolder } from '../../plugins/nx/src/project/output-folder.js'
import { scaffoldRoutes, shown } from '../../plugins/nx/src/scaffold/scaffold-routes.js'
import { RoutesGeneratorOptions } from './schema.js'

/**
 * `nx g @kit:routes`: the routes of a project, from its OpenAPI document.
 *
 * @throws Error with rendered diagnostics; nothing is written then.
 */
export default function routesGenerator(tree: Tree, options: unknown): Promise<GeneratorCallback> {
  return cleanly(async () => {
    const { project: wanted, ...given } = readOptions(RoutesGeneratorOptions, options)
    const project = findProject(tree, wanted)
    const settings = settle(remembered(project), given)
    const output = outputFolder(settings.output, project.root)
    const document = findDocument(tree, project, settings.spec)
    const framework = settings.framework ?? detectFramework(tree, project)
    const install = scaffoldRoutes(tree, project, await readDocument(document), { ...settings, output, framework })
    const root = join(tree.root, project.root)
    const { spec: _, ...others } = settings
    remember(tree, project, isFoundByName(root, document) ? others : { ...others, spec: shown(root, document) })
    return install
  })
}
