import type { SourceModule } from '../evaluate/source-module.js'
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
  #known: readonly BuiltRoute[] = []
  /** Where known routes stand; a file that was parsed anew has new ones. */
  #modules = new WeakSet<SourceModule>()

  /** The operations of all routes, in their order; `build` is called for those that are new. */
  build(
    routes: readonly FoundRoute[],
    context: SchemaComponents,
    build: (route: FoundRoute) => BuiltOperation | undefined,
  ): readonly BuiltOperation[] {
    const known = this.#known
    const byNode = new Map<FoundRoute['site']['node'], number[]>()
    // Most routes follow the one that they followed before.
    let next = 0
    const indexOf = (route: FoundRoute): number => {
      const expected = known[next]
      if (expected !== undefined && sameRoute(expected.route, route)) return next
      if (!this.#modules.has(route.site.env.module)) return -1
      if (byNode.size === 0) for (const [index, one] of known.entries()) listed(byNode, one.route.site.node).push(index)
      return byNode.get(route.site.node)?.find((index) => sameRoute(known[index]?.route, route)) ?? -1
    }
    const current: BuiltRoute[] = []
    const result: BuiltOperation[] = []
    for (const route of routes) {
      const index = indexOf(route)
      const before = known[index]
      next = index === -1 ? next + 1 : index + 1
      const one = before !== undefined && context.replay(before.steps) ? before : builtRoute(route, context, build)
      current.push(one)
      if (one.built !== undefined) result.push(one.built)
    }
    for (const route of routes) this.#modules.add(route.site.env.module)
    this.#known = current
    return result
  }
}

function listed(byNode: Map<FoundRoute['site']['node'], number[]>, node: FoundRoute['site']['node']): number[] {
  const list = byNode.get(node) ?? []
  byNode.set(node, list)
  return list
}

function builtRoute(route: FoundRoute, context: SchemaComponents, build: (route: FoundRoute) => BuiltOperation | undefined): BuiltRoute {
  const { result, steps } = context.record(() => build(route))
  return { route, built: result, steps }
}

function sameRoute(a: FoundRoute | undefined, b: FoundRoute): boolean {
  if (a === b) return true
  return (
    a !== undefined &&
    a.site.node === b.site.node &&
    a.site.env === b.site.env &&
    a.method === b.method &&
    a.path === b.path &&
    a.framework === b.framework &&
    a.handler === b.handler &&
    a.options === b.options &&
    sameItems(a.chain, b.chain) &&
    sameItems(a.routers, b.routers) &&
    sameItems(a.aliases, b.aliases) &&
    (a.params === b.params ||
      (a.params.length === b.params.length &&
        a.params.every((one, index) => one.name === b.params[index]?.name && one.pattern === b.params[index]?.pattern)))
  )
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a === b || (a.length === b.length && a.every((one, index) => one === b[index]))
}
