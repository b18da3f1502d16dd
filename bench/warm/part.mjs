// A part of a large document: its first operations, and the components that these need.
const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

/** A document with so many operations, of paths that begin with a prefix. */
export function partOf(document, operations, prefix) {
  const paths = {}
  let count = 0
  for (const [path, item] of Object.entries(document.paths)) {
    const own = Object.keys(item).filter((key) => METHODS.includes(key)).length
    if (!path.startsWith(prefix) || count + own > operations) continue
    paths[path] = item
    count += own
  }
  const components = {}
  const visit = (value) => {
    if (typeof value !== 'object' || value === null) return
    if (typeof value.$ref === 'string') need(value.$ref)
    for (const child of Object.values(value)) visit(child)
  }
  const need = (ref) => {
    const [, , kind, name] = ref.split('/').map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
    const found = document.components?.[kind]?.[name]
    components[kind] ??= {}
    if (found === undefined || components[kind][name] !== undefined) return
    components[kind][name] = found
    visit(found)
  }
  visit(paths)
  return { openapi: document.openapi, info: document.info, servers: document.servers, paths, components }
}
