import type { ViteDevServer } from 'vite'
import type { Options } from '../options/options.js'
import { DevSession } from '../session/dev-session.js'
import { featuresOf } from './features.js'
import { logChanges } from './log-changes.js'
import { showErrors } from './overlay.js'
import { watchFiles } from './own-watcher.js'

/** A dev server in which kit works. */
export interface OpenDevServer {
  /** Vite has seen a file change. Settles when what follows from it is written, so that Vite's own updates come after that. */
  changed(path: string): Promise<void>
  /** What is to be done behind Vite's own middlewares. */
  after(): void
  close(): Promise<void>
}

/** Lets kit work in a dev server, from before it listens. */
export async function openDevServer(server: ViteDevServer, root: string, options: Options): Promise<OpenDevServer> {
  const session = new DevSession(root)
  const stops = [logChanges(session, server.config.logger, root), showErrors(session, server)]
  await session.start()
  const watcher = server.config.server.watch === null ? undefined : watchFiles(session)
  const features = featuresOf(options).map((join) => join({ server, session, options }))
  return {
    changed: (path) => session.changed(path),
    after: () => {
      for (const feature of features) feature.after?.()
    },
    close: async () => {
      watcher?.close()
      for (const stop of stops) stop()
      await Promise.all(features.map((feature) => feature.close?.()))
      await session.close()
    },
  }
}
