import { resolve } from 'node:path'
import type { Plugin, ResolvedConfig } from 'vite'
import { BuildSync } from '../build/build-sync.js'
import type { Options } from '../options/options.js'
import type { OpenDevServer } from './open-dev-server.js'

/** What kit does in Vite: a session while it serves, one round before each build. */
export function viteHooks(options: Options): Partial<Plugin> {
  let config: ResolvedConfig
  /** Whether the API is answered as well. */
  let serves = false
  let sync: BuildSync | undefined
  // A restart makes the new server before it closes the old one, and a plugin that is given inline takes part in both.
  const servers: OpenDevServer[] = []
  const rootOf = () => resolve(config.root, options.root ?? '.')
  return {
    config: async (user, { command, isPreview }) => {
      serves = command === 'serve' && isPreview !== true && options.serve !== undefined && options.serve !== false
      if (!serves) return undefined
      const { serveConfig } = await import('../serve/vite-config.js')
      return serveConfig(user)
    },
    configResolved: async (resolved) => {
      config = resolved
      if (serves) (await import('../serve/vite-config.js')).speakHttp1(resolved)
    },
    configureServer: async (server) => {
      // What only a dev server needs is not loaded for builds.
      const { openDevServer } = await import('./open-dev-server.js')
      const opened = await openDevServer(server, rootOf(), options)
      servers.push(opened)
      return opened.after
    },
    closeServer: async () => {
      await servers.shift()?.close()
    },
    async buildStart() {
      if (config.command !== 'build') return
      sync ??= new BuildSync(rootOf())
      await sync.run()
      for (const file of sync.files) this.addWatchFile(file)
    },
    watchChange: async (path) => {
      await Promise.all(servers.map((server) => server.changed(path)))
    },
  }
}
