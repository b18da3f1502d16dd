import { resolve } from 'node:path'
import { createUnplugin, type UnpluginOptions } from 'unplugin'
import { beforeCompile } from './build/before-compile.js'
import { BuildSync } from './build/build-sync.js'
import { type Options, readOptions } from './options/options.js'
import { viteHooks } from './vite/hooks.js'

/** kit for every bundler: before a build, document and routes are brought into step. With Vite, they also are while it serves. */
export const plugin = createUnplugin<Options | undefined, false>((given, meta) => {
  const options = readOptions(given)
  let root = resolve(options.root ?? '.')
  let sync: BuildSync | undefined
  const current = () => (sync ??= new BuildSync(root))
  const common: UnpluginOptions = { name: 'kit', enforce: 'pre' }
  // Test runners load the same configuration, and are no place to write sources from.
  if (process.env['VITEST'] !== undefined) return common
  if (meta.framework === 'vite') return { ...common, vite: viteHooks(options) }
  if (meta.framework === 'webpack' || meta.framework === 'rspack') {
    return {
      ...common,
      webpack: (compiler) => beforeCompile(compiler, current()),
      rspack: (compiler) => beforeCompile(compiler, current()),
    }
  }
  return {
    ...common,
    async buildStart() {
      await current().run()
      for (const file of current().files) this.addWatchFile(file)
    },
    esbuild: {
      config: ({ absWorkingDir }) => {
        if (options.root === undefined) root = absWorkingDir ?? root
      },
    },
    farm: {
      configResolved: (config) => {
        if (options.root === undefined) root = config.root ?? root
      },
    },
  }
})
