/** One request for each operation that was routed, from what kit remembers of them and the base path it wrote. */
export function requestsOf(state, index) {
  // As a router spells it: what means something to routers has a backslash in front.
  const base = (/basePath = '([^']*)'/.exec(index)?.[1] ?? '').replaceAll('\\', '')
  const { operations } = JSON.parse(state).outputs['src/routes']
  return operations
    .filter(({ method }) => method !== 'trace') // fetch refuses to send it
    .map(({ method, path }) => ({
      method: method.toUpperCase(),
      path: encodeURI(base + path.replace(/\{[^}]*\}/g, '1'))
        .replaceAll('#', '%23')
        .replaceAll('?', '%3F'),
    }))
}
