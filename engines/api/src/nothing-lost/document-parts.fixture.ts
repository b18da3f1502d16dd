/** JSON, as far as a test changes it. */
export interface Node {
  [key: string]: unknown
}

/** One change of a document: what, to which of the things that can be changed so, and to what. */
export interface DocumentChange {
  readonly kind: string
  readonly at: number
  readonly to: number
}

export const METHODS = ['get', 'put', 'post', 'delete', 'patch']

export function node(value: unknown): Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

/** A value one level down, made anew by a function; the rest stays as it is. */
export function within(parent: Node, key: string, change: (child: Node) => Node | undefined): Node {
  const changed = change(node(parent[key]))
  return Object.fromEntries(
    Object.entries(parent).flatMap(([name, value]) => (name !== key ? [[name, value]] : changed ? [[name, changed]] : [])),
  )
}

export function operationAt(document: Node, at: number): readonly [string, string] {
  const all = Object.entries(node(document['paths'])).flatMap(([path, item]) =>
    Object.keys(node(item)).flatMap((method) => (METHODS.includes(method) ? [[path, method] as const] : [])),
  )
  return all[at % Math.max(all.length, 1)] ?? ['', '']
}

export function changeOperation(document: Node, at: number, change: (operation: Node) => Node | undefined): Node {
  const [path, method] = operationAt(document, at)
  return within(document, 'paths', (paths) => within(paths, path, (item) => within(item, method, change)))
}

/** Changes the properties of one schema. */
export function changeSchema(document: Node, at: number, change: (schema: Node) => Node): Node {
  const schemas = node(node(document['components'])['schemas'])
  const names = Object.keys(schemas).filter((name) => Object.keys(node(node(schemas[name])['properties'])).length > 1)
  const name = names[at % names.length]
  if (name === undefined) return document
  return within(document, 'components', (components) => within(components, 'schemas', (all) => within(all, name, change)))
}

/** Changes one property of one schema; undefined removes it. */
export function changeProperty(document: Node, { at, to }: DocumentChange, change: (property: Node) => Node | undefined): Node {
  return changeSchema(document, at, (schema) => {
    const names = Object.keys(node(schema['properties'])).filter((name) => name !== 'kind')
    const name = names[to % names.length] ?? ''
    const changed = within(schema, 'properties', (all) => within(all, name, change))
    if (name in node(changed['properties'])) return changed
    const required = (Array.isArray(schema['required']) ? schema['required'] : []).filter((one) => one !== name)
    return {
      ...Object.fromEntries(Object.entries(changed).filter(([key]) => key !== 'required')),
      ...(required.length > 0 && { required }),
    }
  })
}

export function tagsOf(document: Node): readonly string[] {
  const operations = Object.values(node(document['paths'])).flatMap((item) => Object.values(node(item)).map(node))
  return [...new Set(operations.flatMap((one) => (Array.isArray(one['tags']) ? one['tags'].map(String) : [])))]
}

/** Names of all schemas. */
export function schemaNames(document: Node): readonly string[] {
  return Object.keys(node(node(document['components'])['schemas']))
}
