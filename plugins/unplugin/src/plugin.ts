import { resolve } from 'node:path'
import { createUnplugin, type UnpluginOptions } from 'unplugin'
import { beforeCompile } from './build/before-compile.js'
import { BuildSync } from './build/build-sync.js'
import { type Options, readOptions } from './options/options.js'
import { viteHooks } from './vite/hooks.js'

/** kit for every bundler: before a build, document and routes are brought into step. With Vite, they also are while it serves. */
export const plugin = createUnplugin<Options | undefined, false>((given, meta): UnpluginOptions => {
  const options = readOptions(given)
  const common: UnpluginOptions = { name: 'kit', enforce: 'pre' }
  // Test runners load the same configuration, and are no place to write sources from.
  if (process.env['VITEST'] !== undefined) return common
  let root = '.'
  let sync: BuildSync | undefined
  const syncIn = (folder: string) => (sync ??= new BuildSync(resolve(folder, options.root ?? '.')))
  switch (meta.framework) {
    case 'vite':
      return { ...common, vite: viteHooks(options) }
    case 'webpack':
      return { ...common, webpack: (compiler) => beforeCompile(compiler, syncIn(compiler.context)) }
    case 'rspack':
      return { ...common, rspack: (compiler) => beforeCompile(compiler, syncIn(compiler.context)) }
    case 'esbuild':
      // It can be told what to watch only along with a module, so a change of the document waits for the next of a source.
      return {
        ...common,
        esbuild: { setup: ({ onStart, initialOptions }) => onStart(() => syncIn(initialOptions.absWorkingDir ?? '.').run()) },
      }
    default:
      return {
        ...common,
        async buildStart() {
          const current = syncIn(root)
          await current.run()
          for (const file of current.files) this.addWatchFile(file)
        },
        farm: {
          configResolved: (config) => {
            root = config.root ?? root
          },
        },
      }
  }
})
