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

/** Matches the addresses of a route, which Fastify cannot be asked for: its own syntax of parameters and wildcards as a RegExp. */
export function pathPattern(route: string): RegExp {
  const source = route.replace(/::|:(\w+)(?:\(([^)]*)\))?|\*|[\\^$.|?+()[\]{}]/g, (token, name?: string, pattern?: string) => {
    if (name !== undefined) return pattern ?? '[^/]+?'
    return token === '*' ? '.*' : token === '::' ? ':' : `\\${token}`
  })
  return new RegExp(`^${source}$`)
}
