import { fail } from '../../plugins/nx/src/diagnostics/clean-failure.js'
import { type ApiProcess, startApi } from '../serve/api-process.js'
import { buildForDevelopment } from '../serve/development-build.js'
import { notServed } from './problems.js'

export interface ServedVersion extends ApiProcess {
  readonly url: string
}

/**
 * Builds a version of an API and starts it in production mode on any free port.
 *
 * @param root absolute path of the project
 * @param name of the version, for messages
 * @throws DiagnosticError KIT3016 when it stops before it listens.
 */
export async function serveOnce(root: string, name: string): Promise<ServedVersion> {
  let entry: string | undefined
  await buildForDevelopment({ root, main: 'src/main.ts', watch: false, onBuilt: (built) => (entry = built), onError: () => {} })
  if (entry === undefined) return fail(notServed(name, 'it does not build'))
  const built = entry
  let api: ApiProcess | undefined
  const found = await new Promise<string | number | null>((resolve) => {
    api = startApi(built, { cwd: root, env: { ...process.env, NODE_ENV: 'production', PORT: '0' }, onListening: resolve, onExit: resolve })
  })
  if (typeof found !== 'string' || api === undefined) return fail(notServed(name, `it stopped with exit code ${found}`))
  return { url: found, pid: api.pid, stop: api.stop }
}
