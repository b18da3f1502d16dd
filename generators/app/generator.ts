import { readFileSync } from 'node:fs'
import { routesOptions, settle } from '@kit/config'
import { type GeneratorCallback, installPackagesTask, joinPathFragments, type Tree } from '@nx/devkit'
import { cleanly } from '../../plugins/nx/src/diagnostics/clean-failure.js'
import { readOptions } from '../../plugins/nx/src/options/read-options.js'
import { remember } from '../../plugins/nx/src/options/remember.js'
import { specToRemember } from '../../plugins/nx/src/project/document.js'
import { newProject } from '../../plugins/nx/src/project/new-project.js'
import { writePackageJson } from '../../plugins/nx/src/project/package-json.js'
import { scaffoldApp } from '../../plugins/nx/src/scaffold/scaffold-app.js'
import { scaffoldRoutes } from '../../plugins/nx/src/scaffold/scaffold-routes.js'
import { UNPLUGIN_VERSION } from '../../plugins/nx/src/workspace/unplugin-version.js'
import { addToWorkspaces } from '../../plugins/nx/src/workspace/workspaces.js'
import { chooseDocument, placeDocument } from './document.js'
import { AppGeneratorOptions } from './schema.js'
import { TOOLING } from './versions.js'

/**
 * `nx g @kit:app`: a project that serves what an OpenAPI document describes.
 *
 * @throws Error with rendered diagnostics; nothing is written then.
 */
export default function appGenerator(tree: Tree, options: unknown): Promise<GeneratorCallback> {
  return cleanly(tree.root, async () => {
    const { directory, framework, ...given } = readOptions(AppGeneratorOptions, options)
    const project = newProject(tree, directory)
    const settings = settle(given)
    const document = await placeDocument(tree, project, chooseDocument(tree, project, given.spec), settings)
    writePackageJson(tree, project.root, {
      name: project.name,
      version: '0.0.0',
      private: true,
      type: 'module',
      scripts: { start: 'node --enable-source-maps dist/main.js' },
      dependencies: {},
      devDependencies: { '@kit/unplugin': UNPLUGIN_VERSION, ...TOOLING },
    })
    for (const file of ['tsconfig.json', 'vite.config.ts', 'vitest.config.ts']) copy(tree, project.root, file, file)
    copy(tree, project.root, `${framework}.test.ts`, 'src/app.test.ts')
    const routes = routesOptions(settings, framework, settings.output)
    scaffoldApp(tree, project, routes)
    await scaffoldRoutes(tree, project, document, routes, settings)
    remember(tree, project, { ...settings, framework, spec: specToRemember(tree, project, document) })
    addToWorkspaces(tree, project.root)
    return () => installPackagesTask(tree, true)
  })
}

function copy(tree: Tree, root: string, file: string, path: string): void {
  tree.write(joinPathFragments(root, path), readFileSync(new URL(`./files/${file}`, import.meta.url), 'utf8'))
}
