import type { Host, RouterCall } from './framework.js'
import { isPath } from './path-argument.js'
import { VERBS } from './router.js'

/** What a call of a method of an Express application or router registers; false for one that registers nothing. */
export function expressCall({ router, path, method, args, site }: RouterCall, host: Host): boolean {
  if (path !== undefined) {
    const methods = method === 'all' ? 'all' : VERBS.has(verb(method)) ? [verb(method)] : undefined
    if (methods !== undefined) host.record(router, { kind: 'route', methods, path, chain: args, options: undefined, site })
    return methods !== undefined
  }
  const [first, ...rest] = args
  if (first === undefined) return false
  if (method === 'use') {
    const given = isPath(first)
    host.record(router, { kind: 'use', path: given ? first : undefined, chain: given ? rest : args, site })
    return true
  }
  // `app.get('port')` reads a setting.
  if (rest.length === 0) return false
  if (method === 'all' || VERBS.has(verb(method))) {
    const methods = method === 'all' ? 'all' : [verb(method)]
    host.record(router, { kind: 'route', methods, path: first, chain: rest, options: undefined, site })
    return true
  }
  return false
}

/** Express 4 has `del`. */
function verb(method: string): string {
  return method === 'del' ? 'delete' : method
}
