import type { FoundRoute } from './found-route.js'
import type { NamingStep } from './naming-step.js'
import type { BuiltOperation } from './operation/build-operation.js'
import type { SchemaComponents } from './schema-components.js'

/** What came of a route: its operation, unless the sources want it kept out of documents, and what reading it did to the components. */
interface BuiltRoute {
  readonly route: FoundRoute
  readonly built: BuiltOperation | undefined
  readonly steps: readonly NamingStep[]
}

/**
 * The operations of routes. One that is found again, made of the same values, keeps its operation: values are new wherever a file that they
 * depend on has changed.
 */
export class BuiltRoutes {
  #known = new Map<FoundRoute['site']['node'], BuiltRoute[]>()

  /** The operations of all routes, in their order; `build` is called for those that are new. */
  build(
    routes: readonly FoundRoute[],
    context: SchemaComponents,
    build: (route: FoundRoute) => BuiltOperation | undefined,
  ): readonly BuiltOperation[] {
    const current = new Map<FoundRoute['site']['node'], BuiltRoute[]>()
    const result: BuiltOperation[] = []
    for (const route of routes) {
      const { node } = route.site
      const known = this.#known.get(node)?.find((one) => sameRoute(one.route, route))
      const one = known !== undefined && context.replay(known.steps) ? known : built(route, context, build)
      const all = current.get(node)
      if (all === undefined) current.set(node, [one])
      else all.push(one)
      if (one.built !== undefined) result.push(one.built)
    }
    this.#known = current
    return result
  }
}

function built(route: FoundRoute, context: SchemaComponents, build: (route: FoundRoute) => BuiltOperation | undefined): BuiltRoute {
  const { result, steps } = context.record(() => build(route))
  return { route, built: result, steps }
}

function sameRoute(a: FoundRoute, b: FoundRoute): boolean {
  return (
    a.site.env === b.site.env &&
    a.method === b.method &&
    a.path === b.path &&
    a.framework === b.framework &&
    a.handler === b.handler &&
    a.options === b.options &&
    sameItems(a.chain, b.chain) &&
    sameItems(a.routers, b.routers) &&
    sameItems(a.aliases, b.aliases) &&
    a.params.length === b.params.length &&
    a.params.every((one, index) => one.name === b.params[index]?.name && one.pattern === b.params[index]?.pattern)
  )
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a === b || (a.length === b.length && a.every((one, index) => one === b[index]))
}
