import {
  addDependenciesToPackageJson,
  type GeneratorCallback,
  installPackagesTask,
  type NxJsonConfiguration,
  readJson,
  type Tree,
  writeJson,
} from '@nx/devkit'
import { cleanly } from '../../plugins/nx/src/diagnostics/clean-failure.js'
import { readOptions } from '../../plugins/nx/src/options/read-options.js'
import { readPackageJson } from '../../plugins/nx/src/project/package-json.js'
import { addToViteConfigs } from '../../plugins/nx/src/vite-config/add-to-projects.js'
import { ignore } from '../../plugins/nx/src/workspace/gitignore.js'
import { packageManagerOf } from '../../plugins/nx/src/workspace/package-manager.js'
import { InitGeneratorOptions } from './schema.js'

const PLUGIN = '@kit/nx'
/** Runs from `nx sync` and `nx sync:check`, and from nothing else: no task waits for it. */
const SYNC = '@kit/nx:sync'
/** The package that makes `@kit:<generator>` resolve; see its README for why it has such a name. */
const ALIAS = '@kit/package.json'

/** `nx g @kit:init`, which `nx add @kit/nx` runs. Idempotent. */
export default function initGenerator(tree: Tree, options: unknown): Promise<GeneratorCallback> {
  return cleanly(tree.root, async () => {
    const { project, skipPackageJson } = readOptions(InitGeneratorOptions, options)
    registerPlugin(tree)
    const added = await addToViteConfigs(tree, project, skipPackageJson === true)
    ignore(tree, tree.exists('.gitignore') ? ['.kit'] : ['node_modules', 'dist', '.nx/cache', '.nx/workspace-data', '.kit'])
    if (skipPackageJson === true) return () => {}
    const installAlias = addAlias(tree)
    return async () => {
      await installAlias()
      installPackagesTask(tree, added)
    }
  })
}

function registerPlugin(tree: Tree): void {
  // After `npm install nx` in an empty folder there is no nx.json, and then devkit's updateNxJson writes none.
  const fresh = { $schema: './node_modules/nx/schemas/nx-schema.json' }
  const nxJson: NxJsonConfiguration = tree.exists('nx.json') ? readJson<NxJsonConfiguration>(tree, 'nx.json') : fresh
  const plugins = nxJson.plugins ?? []
  const isRegistered = plugins.some((plugin) => (typeof plugin === 'string' ? plugin : plugin.plugin) === PLUGIN)
  const synced = nxJson.sync?.globalGenerators ?? []
  if (isRegistered && synced.includes(SYNC)) return
  writeJson(tree, 'nx.json', {
    ...nxJson,
    plugins: isRegistered ? plugins : [...plugins, PLUGIN],
    sync: { ...nxJson.sync, globalGenerators: synced.includes(SYNC) ? synced : [...synced, SYNC] },
  })
}

/** npm and yarn hoist the alias to where Nx looks; pnpm with `hoist=false` does only for a direct dependency. */
function addAlias(tree: Tree): GeneratorCallback {
  const content = readPackageJson(tree, '.')
  const version = content?.devDependencies?.[PLUGIN] ?? content?.dependencies?.[PLUGIN]
  const present = content?.devDependencies?.[ALIAS] !== undefined
  if (version === undefined || present || packageManagerOf(tree) !== 'pnpm') return () => {}
  return addDependenciesToPackageJson(tree, {}, { [ALIAS]: version })
}
