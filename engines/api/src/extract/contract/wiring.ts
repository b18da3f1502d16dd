import type { Evaluator } from '../../evaluate/evaluator.js'
import { exportOf } from '../../evaluate/exports.js'
import type { Value } from '../../evaluate/value.js'
import { HTTP_METHODS, type HttpMethod } from '../../model/model.js'
import { perText } from '../../plan/per-text.js'
import { routeCalls } from '../../source/route-calls.js'
import { contractOf } from '../operation/contract-of.js'
import { findRoutes } from '../routes/find-routes.js'

/** A contract that is served. */
export interface Wired {
  readonly contract: Value
  readonly method: HttpMethod
  readonly path: string
}

/**
 * Finds the contracts that the sources of an output folder serve.
 *
 * @param paths all files below the folder
 */
export type Wiring = (evaluator: Evaluator, paths: readonly string[], output: string) => readonly Wired[]

const calls = perText(routeCalls)

/** By the lines of each `routes.ts`, wherever the application mounts it; paths are spelt as the framework does. */
export const byLines: Wiring = (evaluator, paths) =>
  paths
    .filter((path) => /(?:^|\/)routes\.[jt]s$/.test(path))
    .flatMap((path) => {
      const { graph } = evaluator
      const module = graph.module(path.replace(/routes(\.[jt]s)$/, 'contract$1'))
      if (module === undefined) return []
      const site = { node: module.program, env: graph.environment(module) }
      return calls(graph.files, path, graph.files.read(path) ?? '').flatMap((call) => {
        const method = HTTP_METHODS.find((one) => one === call.method)
        return method === undefined ? [] : [{ contract: exportOf(evaluator, module, call.contract, site), method, path: call.path }]
      })
    })

/** By following the routers from `index.ts` on, to where the application mounts them; paths are spelt as OpenAPI does. */
export const byRouters: Wiring = (evaluator, paths, output) => {
  const entries = paths.filter((path) => /^\/index\.[jt]s$/.test(path.slice(output.length)))
  return findRoutes(evaluator, { entries }).routes.flatMap(({ handler, method, path }) => {
    const contract = contractOf(handler)
    return contract === undefined ? [] : [{ contract, method, path }]
  })
}
