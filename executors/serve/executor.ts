import { join } from 'node:path'
import { type ExecutorContext, emitReadySignal, logger } from '@nx/devkit'
import { cleanly, fail } from '../../plugins/nx/src/diagnostics/clean-failure.js'
import { problems } from '../../plugins/nx/src/diagnostics/problems.js'
import { readOptions } from '../../plugins/nx/src/options/read-options.js'
import { ServeOptions } from './schema.js'
import { serveApi } from './serve-api.js'

/**
 * Serves a project's API until it is stopped. Ready, for tasks that wait for it, once the API listens.
 *
 * @throws Error with a rendered diagnostic when the API can't be built or started at all.
 */
export default async function* serveExecutor(options: unknown, context: ExecutorContext): AsyncGenerator<{ success: boolean }> {
  const project = context.projectsConfigurations.projects[context.projectName ?? '']
  const server = await cleanly(context.root, async () => {
    if (project === undefined) return fail(problems.unknownProject(context.projectName ?? '', []))
    return serveApi(join(context.root, project.root), readOptions(ServeOptions, options), (url) => {
      logger.info(`\n  ${context.projectName} is ready at ${url}\n`)
      emitReadySignal(url)
    })
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void server.stop().then(() => process.exit(0)))
  }
  yield { success: true }
  yield { success: await server.stopped }
}
