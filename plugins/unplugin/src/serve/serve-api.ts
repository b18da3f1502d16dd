import { resolve } from 'node:path'
import type { Diagnostic } from '@kit/api'
import { createServerModuleRunner, isRunnableDevEnvironment, type ViteDevServer } from 'vite'
import { rendered } from '../diagnostics/rendered.js'
import type { DevFeature } from '../vite/dev-server.js'
import { ApiFindings } from './api-findings.js'
import { firstMiddleware, lastMiddleware } from './api-middleware.js'
import { AppHost } from './app-host.js'
import { AppModule } from './app-module.js'
import { AppParts } from './app-parts.js'
import { claims } from './claims.js'
import { messageOf } from './failure.js'
import { foreignEnvironment, strayError } from './problems.js'
import { ServedApi } from './served-api.js'
import { SteadyModules } from './steady-modules.js'
import { catchStrayErrors } from './stray-errors.js'
import { handOverUpgrades } from './upgrades.js'

const DEFAULT_MODULE = 'src/app.ts'

/**
 * Lets the dev server answer the API's requests with the API's own app, as its sources are at that moment.
 *
 * @param serve the module that makes the app, relative to Vite's root; true for src/app.ts
 */
export function serveApi(serve: string | true): DevFeature {
  return ({ server, session }) => {
    const { root } = session.state
    const { logger } = server.config
    const { ssr } = server.environments
    const log = (diagnostic: Diagnostic) => {
      const level = diagnostic.severity === 'error' ? 'error' : 'warn'
      logger[level](rendered(diagnostic, root), { timestamp: true })
    }
    const findings = new ApiFindings((all) => session.report('serve', all), log)
    if (!isRunnableDevEnvironment(ssr)) {
      findings.failed(foreignEnvironment())
      return {}
    }
    // Vite's own runner would run everything anew after each change, and at once.
    const runner = createServerModuleRunner(ssr, { hmr: false, evaluatedModules: new SteadyModules() })
    const parts = new AppParts(ssr.moduleGraph, runner)
    const file = resolve(root, serve === true ? DEFAULT_MODULE : serve)
    const host = new AppHost({ file, module: new AppModule(file, ssr, runner), report: (diagnostic) => findings.found(diagnostic) })
    const api = new ServedApi({ file, host, session, findings, parts })
    const stops = [
      lookAgain(server, api, findings),
      handOverUpgrades(server, () => api.current()),
      catchStrayErrors(parts, (problem) => findings.found(strayError(messageOf(problem), parts.placeOf(problem)))),
    ]
    server.middlewares.use(firstMiddleware(api, claims(server.config), root))
    return {
      after: () => {
        server.middlewares.use(lastMiddleware(api, root))
      },
      close: async () => {
        for (const stop of stops) stop()
        await host.close()
      },
    }
  }
}

/** An error that is mended goes away without a request. */
function lookAgain({ watcher }: ViteDevServer, api: ServedApi, findings: ApiFindings): () => void {
  const listener = () => {
    if (findings.failing) api.current().catch(() => undefined)
  }
  watcher.on('all', listener)
  return () => watcher.off('all', listener)
}
