// What of an app's truth a document says: methods and paths, and of the operations that the app documents itself, statuses, queries and bodies.

const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options']

/** Methods and paths are compared without the names of parameters. */
export function keyOf(line) {
  const [method, ...path] = line.split(' ')
  const shape = path
    .join(' ')
    .replace(/\{[^}]*\}/g, '{}')
    .replace(/\/+$/, '')
  return `${method} ${shape || '/'}`
}

/**
 * @param document an OpenAPI 3 document, parsed
 * @param truth lines such as `GET /users/{id}`; `ignore` are those that count neither way
 * @param detail what the app documents of an operation, by its line
 * @returns counts: of each kind what was wanted, found and emitted
 */
export function score(document, { truth, detail, ignore }) {
  const wanted = new Set(truth.map(keyOf))
  const ignored = new Set(ignore.map(keyOf))
  const details = new Map(Object.entries(detail).map(([line, one]) => [keyOf(line), one]))
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method] !== undefined).map((method) => ({
      key: keyOf(`${method.toUpperCase()} ${path}`),
      item,
      operation: item[method],
    })),
  )
  const emitted = new Set(operations.map(({ key }) => key))
  const routes = {
    wanted: wanted.size,
    found: [...emitted].filter((key) => wanted.has(key)).length,
    emitted: [...emitted].filter((key) => wanted.has(key) || !ignored.has(key)).length,
  }
  const counts = { routes, status: none(), query: none(), body: none() }
  for (const { key, item, operation } of operations) {
    const own = details.get(key)
    if (own === undefined) continue
    const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((one) => resolve(document, one))
    const body = resolve(document, operation.requestBody)
    add(counts.status, (own.responses ?? []).filter(isStatus), new Set(Object.keys(operation.responses ?? {}).filter(isStatus)))
    add(counts.query, own.params?.query ?? [], new Set(parameters.filter((one) => one.in === 'query').map(({ name }) => name)))
    const fields = (own.body?.fields ?? []).filter((name) => !name.startsWith('[]'))
    add(counts.body, fields, properties(document, Object.values(body.content ?? {})[0]?.schema))
  }
  return counts
}

export function none() {
  return { wanted: 0, found: 0, emitted: 0 }
}

function add(counts, wanted, emitted) {
  counts.wanted += wanted.length
  counts.found += wanted.filter((one) => emitted.has(one)).length
  counts.emitted += emitted.size
}

function isStatus(status) {
  return /^\d/.test(status)
}

function resolve(document, node) {
  let current = node
  for (let depth = 0; current?.$ref !== undefined && depth < 10; depth++) {
    const keys = current.$ref.slice(2).split('/')
    current = keys.reduce((at, key) => at?.[key.replaceAll('~1', '/').replaceAll('~0', '~')], document)
  }
  return current ?? {}
}

function properties(document, schema, depth = 0) {
  const node = resolve(document, schema)
  const names = new Set(Object.keys(node.properties ?? {}))
  if (depth > 4) return names
  for (const part of [...(node.allOf ?? []), ...(node.anyOf ?? []), ...(node.oneOf ?? [])])
    for (const name of properties(document, part, depth + 1)) names.add(name)
  return names
}
