/**
 * The path parameters as they stand in the address, before percent-decoding.
 *
 * @param route `/users/:id` as the framework spells it, from the root on
 * @param url   of the request
 * @returns by name, for parameters that fill a whole segment
 */
export function undecodedParams(route: string, url: string): ReadonlyMap<string, string> {
  const segments = (url.split('?', 1)[0] ?? '').split('/')
  const params = new Map<string, string>()
  for (const [index, segment] of route.split('/').entries()) {
    const [, plain, quoted] = /^:(?:([\p{ID_Continue}$]+)|"(.+)")$/u.exec(segment) ?? []
    const name = plain ?? quoted
    const text = segments[index]
    if (name !== undefined && text !== undefined) params.set(name, text)
  }
  return params
}

/** Which methods an address has: Fastify cannot be asked. */
export class RouteTable {
  readonly #routes = new Map<string, { readonly pattern: RegExp; readonly methods: Set<string> }>()

  add(route: string, methods: readonly string[]): void {
    const entry = this.#routes.get(route) ?? { pattern: patternOf(route), methods: new Set() }
    for (const method of methods) entry.methods.add(method)
    this.#routes.set(route, entry)
  }

  methodsAt(path: string): string[] {
    return [...this.#routes.values()].flatMap(({ pattern, methods }) => (pattern.test(path) ? [...methods] : []))
  }
}

/** Fastify's syntax of parameters and wildcards as a regular expression. */
function patternOf(route: string): RegExp {
  const tokens = /::|:([^/\-.(:*]+)(?:\(((?:\\.|[^)\\])*)\))?|\*|[\\^$.|?+()[\]{}]/g
  const source = route.replaceAll(tokens, (token, name?: string, pattern?: string) => {
    if (name !== undefined) return pattern ?? '[^/]+?'
    return token === '*' ? '.*' : token === '::' ? ':' : `\\${token}`
  })
  return new RegExp(`^${source}$`)
}
