import { getProjects, joinPathFragments, logger, type Tree } from '@nx/devkit'
import { problems } from '../diagnostics/problems.js'
import { rendered } from '../diagnostics/rendered.js'
import { configured } from '../options/configured.js'
import { type FoundProject, findProject } from '../project/find-project.js'
import { readPackageJson, writePackageJson } from '../project/package-json.js'
import { hasKitRoutes } from '../scaffold/has-kit-routes.js'
import { UNPLUGIN_VERSION } from '../workspace/unplugin-version.js'
import { withPlugin } from './add-plugin.js'

const CONFIG = /^vite\.config\.[cm]?[jt]s$/

/**
 * Adds kit to the Vite configuration of a project, or of all that have routes of kit, and to its packages. Says what to write by hand where a
 * configuration can't be edited.
 *
 * @returns whether packages were added, so that an install is due
 * @throws DiagnosticError KIT1002 for a project that is not there
 */
export async function addToViteConfigs(tree: Tree, wanted: string | undefined, skipPackageJson: boolean): Promise<boolean> {
  let added = false
  for (const project of wanted === undefined ? await withRoutes(tree) : [findProject(tree, wanted)]) {
    const name = tree.children(project.root).find((child) => CONFIG.test(child))
    if (name === undefined) continue
    const file = joinPathFragments(project.root, name)
    const text = tree.read(file, 'utf-8') ?? ''
    const edited = withPlugin(name, text)
    if (edited === undefined) {
      logger.warn(rendered(problems.viteConfigByHand(file), tree.root))
      continue
    }
    if (edited !== text) tree.write(file, edited)
    if (!skipPackageJson) added = addPackage(tree, project) || added
  }
  return added
}

async function withRoutes(tree: Tree): Promise<readonly FoundProject[]> {
  const found: FoundProject[] = []
  for (const [name, configuration] of getProjects(tree)) {
    const project = { name, root: configuration.root, configuration }
    const { settings } = await configured(tree, project)
    if (hasKitRoutes(tree, project, settings.output)) found.push(project)
  }
  return found
}

/** Into the package.json that the project's other packages are in: its own, or that of a workspace with a single one. */
function addPackage(tree: Tree, { root }: FoundProject): boolean {
  const folder = [root, '.'].find((one) => tree.isFile(joinPathFragments(one, 'package.json')))
  const content = folder === undefined ? undefined : readPackageJson(tree, folder)
  if (folder === undefined || content === undefined) return false
  const name = '@kit/unplugin'
  if (content.devDependencies?.[name] !== undefined || content.dependencies?.[name] !== undefined) return false
  writePackageJson(tree, folder, { ...content, devDependencies: { ...content.devDependencies, [name]: UNPLUGIN_VERSION } })
  return true
}
