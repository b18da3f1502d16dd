import type { Host, RouterCall } from './framework.js'
import { isPath } from './path-argument.js'
import { VERBS } from './router.js'

/** What a call of a method of a Koa application or of a router for Koa registers; false for one that registers nothing. */
export function koaCall({ router, method, args, site }: RouterCall, host: Host): boolean {
  const [first, second] = args
  if (first === undefined) return false
  if (method === 'use') {
    const given = !router.application && isPath(first)
    host.record(router, { kind: 'use', path: given ? first : undefined, chain: given ? args.slice(1) : args, site })
    return true
  }
  if (router.application) return false
  if (method === 'prefix') {
    host.record(router, { kind: 'prefix', path: first })
    return true
  }
  if (method === 'register') {
    const methods =
      second?.kind === 'array'
        ? second.items.flatMap(({ ...one }) => (one.kind === 'literal' ? [String(one.value).toLowerCase()] : []))
        : []
    host.record(router, { kind: 'route', methods, path: first, chain: args.slice(2), options: undefined, site })
    return true
  }
  const verb = method === 'del' ? 'delete' : method
  if (verb !== 'all' && !VERBS.has(verb)) return false
  if (args.length < 2) return false
  // A route may have a name before its path.
  const named = second !== undefined && args.length > 2 && isPath(first) && isPath(second)
  const path = named ? second : first
  host.record(router, {
    kind: 'route',
    methods: verb === 'all' ? 'all' : [verb],
    path,
    chain: args.slice(named ? 2 : 1),
    options: undefined,
    site,
  })
  return true
}
