import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { ObjectValue, Site, Value } from '../evaluate/value.js'
import type { HttpMethod } from '../model/model.js'
import type { Framework } from '../render/options.js'

/** One method and path that the sources serve, and everything that stands between a request and its answer. */
export interface FoundRoute {
  readonly framework: Framework
  readonly method: HttpMethod
  /** As OpenAPI spells it, with all prefixes: `/api/users/{id}`. */
  readonly path: string
  /** The path's parameters, with the regular expression that the router demands of each. */
  readonly params: readonly { readonly name: string; readonly pattern?: string }[]
  /** Other paths that the same route answers, where its pattern has alternatives of mere text: `/(v4|latest)/crew`. */
  readonly aliases: readonly string[]
  /**
   * Middleware and handler in the order in which a request meets them, also what `use`d routers above it bring along. In Fastify: hooks of the
   * instance and of the route, then the handler.
   */
  readonly chain: readonly Value[]
  /** What answers; the last of the chain. */
  readonly handler: Value | undefined
  /** Fastify's route options (`schema`, `preHandler`, `config`). */
  readonly options: ObjectValue | undefined
  /** The call that registers it. */
  readonly site: Site
  /** Names of the routers that it hangs on, from the application down, as far as they have any: for tags. */
  readonly routers: readonly string[]
}

export interface FoundRoutes {
  readonly routes: readonly FoundRoute[]
  /** Mounts and paths that can't be resolved, each with its place. */
  readonly diagnostics: readonly Diagnostic[]
}
