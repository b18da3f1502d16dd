import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readDocument } from '@kit/api'
import { type GeneratorCallback, installPackagesTask, joinPathFragments, type Tree } from '@nx/devkit'
import { cleanly } from '../../plugins/nx/src/diagnostics/clean-failure.js'
import { readOptions } from '../../plugins/nx/src/options/read-options.js'
import { remember } from '../../plugins/nx/src/options/remember.js'
import { settle } from '../../plugins/nx/src/options/routes-settings.js'
import { newProject } from '../../plugins/nx/src/project/new-project.js'
import { writePackageJson } from '../../plugins/nx/src/project/package-json.js'
import { scaffoldApp } from '../../plugins/nx/src/scaffold/scaffold-app.js'
import { scaffoldRoutes } from '../../plugins/nx/src/scaffold/scaffold-routes.js'
import { addToWorkspaces } from '../../plugins/nx/src/workspace/workspaces.js'
import { chooseDocument, placeDocument } from './document.js'
import { AppGeneratorOptions } from './schema.js'
import { TOOLING } from './versions.js'

const COPIED = ['tsconfig.json', 'vite.config.ts', 'vitest.config.ts']

/**
 * `nx g @kit:app`: a project that serves what an OpenAPI document describes.
 *
 * @throws Error with rendered diagnostics; nothing is written then.
 */
export default function appGenerator(tree: Tree, options: unknown): Promise<GeneratorCallback> {
  return cleanly(async () => {
    const { directory, ...given } = readOptions(AppGeneratorOptions, options)
    const project = newProject(tree, directory)
    const settings = settle(given)
    const routes = { ...settings, framework: given.framework }
    const document = await readDocument(chooseDocument(tree, project, given.spec))
    writePackageJson(tree, project.root, {
      name: project.name,
      version: '0.0.0',
      private: true,
      type: 'module',
      scripts: { start: 'node --enable-source-maps dist/main.js' },
      dependencies: {},
      devDependencies: TOOLING,
    })
    for (const file of COPIED) tree.write(joinPathFragments(project.root, file), asset(file))
    scaffoldApp(tree, project, document, routes)
    scaffoldRoutes(tree, project, document, routes)
    const spec = placeDocument(tree, project, document.files)
    remember(tree, project, { ...settings, spec })
    addToWorkspaces(tree, project.root)
    return () => installPackagesTask(tree, true)
  })
}

function asset(file: string): string {
  return readFileSync(fileURLToPath(new URL(`./files/${file}`, import.meta.url)), 'utf8')
}
