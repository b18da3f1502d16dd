import { logger } from '@nx/devkit'
import { type ApiProcess, startApi } from './api-process.js'
import { buildForDevelopment } from './development-build.js'
import type { ServeOptions } from './schema.js'
import { forgetServing, writeServing } from './serving-file.js'

export interface ServedApi {
  stop(): Promise<void>
  /** Settles when there is nothing left to wait for: whether it ended well. */
  readonly stopped: Promise<boolean>
}

/**
 * Builds and runs an API, and runs it anew after each change. While a change doesn't build, the last good one keeps running.
 *
 * @param root Absolute path of the project.
 * @param onReady Called with the URL, once.
 */
export async function serveApi(root: string, options: ServeOptions, onReady: (url: string) => void): Promise<ServedApi> {
  // Vite's build sets NODE_ENV in this process; the API gets what the user has set.
  const environment = { NODE_ENV: 'development', ...process.env, ...(options.nodeEnv === undefined ? {} : { NODE_ENV: options.nodeEnv }) }
  let port = options.port
  let running: ApiProcess | undefined
  let ready = false
  let settle: (success: boolean) => void = () => {}
  const stopped = new Promise<boolean>((resolve) => {
    settle = resolve
  })

  const start = (entry: string) =>
    startApi(entry, {
      cwd: root,
      env: port === undefined ? environment : { ...environment, PORT: String(port) },
      onListening: (url, actual) => {
        // A restart keeps the port, so that clients don't lose the API.
        port = actual
        writeServing(root, running?.pid, actual)
        if (!ready) onReady(url)
        ready = true
      },
      onExit: (code) => {
        running = undefined
        if (!options.watch) return settle(code === 0)
        logger.warn(`The API stopped with exit code ${code}; it starts again after the next change.`)
      },
    })

  let queue = Promise.resolve()
  const stopWatching = await buildForDevelopment({
    root,
    main: options.main,
    watch: options.watch,
    onBuilt: (entry) => {
      queue = queue.then(async () => {
        if (running !== undefined) logger.info('Sources changed, restarting.')
        await running?.stop()
        running = start(entry)
      })
    },
    onError: (message) => logger.error(message),
  })

  return {
    stopped,
    stop: async () => {
      await stopWatching()
      await queue
      await running?.stop()
      forgetServing(root)
      settle(true)
    },
  }
}
