/** JSON, as far as a test changes it. */
interface Node {
  [key: string]: unknown
}

/** One change of a document: what, to which of the things that can be changed so, and to what. */
export interface DocumentChange {
  readonly kind: string
  readonly at: number
  readonly to: number
}

const METHODS = ['get', 'put', 'post', 'delete', 'patch']

function node(value: unknown): Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

/** A value one level down, made anew by a function; the rest stays as it is. */
function within(parent: Node, key: string, change: (child: Node) => Node | undefined): Node {
  const changed = change(node(parent[key]))
  return Object.fromEntries(
    Object.entries(parent).flatMap(([name, value]) => (name !== key ? [[name, value]] : changed ? [[name, changed]] : [])),
  )
}

function operationAt(document: Node, at: number): readonly [string, string] {
  const all = Object.entries(node(document['paths'])).flatMap(([path, item]) =>
    Object.keys(node(item)).flatMap((method) => (METHODS.includes(method) ? [[path, method] as const] : [])),
  )
  return all[at % Math.max(all.length, 1)] ?? ['', '']
}

function changeOperation(document: Node, at: number, change: (operation: Node) => Node | undefined): Node {
  const [path, method] = operationAt(document, at)
  return within(document, 'paths', (paths) => within(paths, path, (item) => within(item, method, change)))
}

/** Changes the properties of one schema. */
function changeSchema(document: Node, at: number, change: (schema: Node) => Node): Node {
  const schemas = node(node(document['components'])['schemas'])
  const names = Object.keys(schemas).filter((name) => Object.keys(node(node(schemas[name])['properties'])).length > 1)
  const name = names[at % names.length]
  if (name === undefined) return document
  return within(document, 'components', (components) => within(components, 'schemas', (all) => within(all, name, change)))
}

/** Changes one property of one schema; undefined removes it. */
function changeProperty(document: Node, { at, to }: DocumentChange, change: (property: Node) => Node | undefined): Node {
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

/** Names of schemas that have properties, and whatever else there is. */
function schemaNames(document: Node): readonly string[] {
  return Object.keys(node(node(document['components'])['schemas']))
}

function reference(document: Node, at: number): Node {
  const names = schemaNames(document)
  return { $ref: `#/components/schemas/${names[at % names.length]}` }
}

function tagsOf(document: Node): readonly string[] {
  const operations = Object.values(node(document['paths'])).flatMap((item) => Object.values(node(item)).map(node))
  return [...new Set(operations.flatMap((one) => (Array.isArray(one['tags']) ? one['tags'].map(String) : [])))]
}

/** Gives every reference to a schema, and the schema, another name. */
function renamed(document: Node, from: string, to: string): Node {
  const text = JSON.stringify(document).replaceAll(`"#/components/schemas/${from}"`, `"#/components/schemas/${to}"`)
  return within(node(JSON.parse(text)), 'components', (components) =>
    within(components, 'schemas', (all) => Object.fromEntries(Object.entries(all).map(([name, one]) => [name === from ? to : name, one]))),
  )
}

function anyType(document: Node, at: number): Node {
  const all: readonly Node[] = [
    { type: 'string', format: 'date', description: 'A day.' },
    { type: 'integer', minimum: 3 },
    { type: 'string', enum: ['x', "it's"] },
    { type: ['string', 'null'], maxLength: 7 },
    reference(document, 1),
    { type: 'array', items: reference(document, 0), description: 'Some\n\nof them.' },
    { type: 'object', properties: { deep: { type: 'boolean' }, deeper: { type: 'object', properties: { deepest: { type: 'string' } } } } },
  ]
  return all[at % all.length] ?? {}
}

/** Ways of asking for the schemes that a document has. */
function securities(document: Node): readonly unknown[] {
  const [one, another] = Object.keys(node(node(document['components'])['securitySchemes'])).map((name) => ({ [name]: [] }))
  return one === undefined ? [[]] : [[], [another ?? one], [one, another ?? {}], [one, {}]]
}

/** What may happen to a document. */
export const DOCUMENT_CHANGES: Readonly<Record<string, (document: Node, change: DocumentChange) => Node>> = {
  'add an operation': (document, { at, to }) => {
    const [path, method] = operationAt(document, at)
    const tags = node(node(node(document['paths'])[path])[method])['tags']
    const operation = { operationId: `added${to}`, tags, summary: 'Something new', responses: { 200: { description: 'Fine.' } } }
    return { ...document, paths: { ...node(document['paths']), [`/added/${to}`]: { get: operation } } }
  },
  'remove an operation': (document, { at }) => changeOperation(document, at, () => undefined),
  'rename an operation': (document, { at, to }) => changeOperation(document, at, (one) => ({ ...one, operationId: `renamed${to}` })),
  'change a path': (document, { at, to }) => {
    const [path] = operationAt(document, at)
    const paths = Object.entries(node(document['paths'])).map(([key, item]) => [key === path ? `/moved${to}${key}` : key, item])
    return { ...document, paths: Object.fromEntries(paths) }
  },
  'change a method': (document, { at, to }) => {
    const [path, method] = operationAt(document, at)
    const other = METHODS[to % METHODS.length] ?? method
    const item = node(node(document['paths'])[path])
    if (path === '' || other in item || (['get', 'delete'].includes(other) && 'requestBody' in node(item[method]))) return document
    const moved = Object.fromEntries(Object.entries(item).map(([key, one]) => [key === method ? other : key, one]))
    return { ...document, paths: { ...node(document['paths']), [path]: moved } }
  },
  'change method and path': (document, { at, to }) => {
    const [path, method] = operationAt(document, at)
    if (path === '') return document
    const operation = node(node(node(document['paths'])[path])[method])
    const other = 'requestBody' in operation ? 'post' : ['get', 'put', 'patch'][to % 3]
    const rest = within(document, 'paths', (paths) => within(paths, path, (item) => within(item, method, () => undefined)))
    return { ...rest, paths: { ...node(rest['paths']), [`/elsewhere${to}${path}`]: { [other ?? method]: operation } } }
  },
  'change a tag': (document, { at, to }) =>
    changeOperation(document, at, (one) => {
      const tags = [...tagsOf(document), 'others']
      return { ...one, tags: [tags[to % tags.length]] }
    }),
  'change a summary': (document, { at, to }) => changeOperation(document, at, (one) => ({ ...one, summary: `Told anew ${to}` })),
  'change a description': (document, { at, to }) =>
    changeOperation(document, at, (one) => ({ ...one, description: `Line one ${to}.\n\nLine two */ \`quoted\`.` })),
  'deprecate an operation': (document, { at }) => changeOperation(document, at, (one) => ({ ...one, deprecated: true })),
  'add a parameter': (document, { at, to }) =>
    changeOperation(document, at, (one) => {
      const known = Array.isArray(one['parameters']) ? one['parameters'] : []
      const schema = { type: 'integer', minimum: to % 9 }
      return { ...one, parameters: [...known, { name: `extra${to}`, in: 'query', ...(to % 2 === 0 && { description: 'Extra.' }), schema }] }
    }),
  'remove parameters': (document, { at }) =>
    changeOperation(document, at, (one) => {
      const known = Array.isArray(one['parameters']) ? one['parameters'] : []
      return { ...one, parameters: known.filter((parameter) => node(parameter)['in'] === 'path') }
    }),
  'add a response': (document, { at, to }) =>
    changeOperation(document, at, (one) => {
      const content = to % 2 === 0 ? {} : { content: { 'application/json': { schema: reference(document, to) } } }
      return { ...one, responses: { ...node(one['responses']), [400 + (to % 20)]: { description: 'Another answer.', ...content } } }
    }),
  'remove a response': (document, { at, to }) =>
    changeOperation(document, at, (one) => {
      const all = Object.entries(node(one['responses']))
      return { ...one, responses: Object.fromEntries(all.length < 2 ? all : all.filter((_, index) => index !== to % all.length)) }
    }),
  'change security': (document, { at, to }) =>
    changeOperation(document, at, (one) => ({
      ...one,
      security: securities(document)[to % 4],
    })),
  'answer with another schema': (document, { at, to }) =>
    changeOperation(document, at, (one) => {
      const content = { 'application/json': { schema: reference(document, to) } }
      return { ...one, responses: { ...node(one['responses']), 200: { description: 'Something else.', content } } }
    }),
  'rename a schema': (document, { at, to }) => {
    const names = schemaNames(document)
    const name = names[at % names.length]
    return name === undefined || `Named${to}` in node(node(document['components'])['schemas'])
      ? document
      : renamed(document, name, `Named${to}`)
  },
  'add a property': (document, { at, to }) =>
    changeSchema(document, at, (schema) => {
      const all = Object.entries(node(schema['properties']))
      all.splice(to % all.length, 0, [`added${to}`, anyType(document, to)])
      return { ...schema, properties: Object.fromEntries(all) }
    }),
  'remove a property': (document, change) => changeProperty(document, change, () => undefined),
  'change a property': (document, change) => changeProperty(document, change, () => anyType(document, change.at + change.to)),
  'describe a property': (document, change) =>
    changeProperty(document, change, (one) => ('$ref' in one ? one : { ...one, description: `Told anew ${change.to}.` })),
  'bound a property': (document, change) =>
    changeProperty(document, change, (one) =>
      one['type'] === 'string' ? { ...one, minLength: change.to % 5, maxLength: 10 + (change.to % 50) } : one,
    ),
  'require a property': (document, { at, to }) =>
    changeSchema(document, at, (schema) => {
      const names = Object.keys(node(schema['properties']))
      return {
        ...schema,
        required: [...new Set(['kind', names[to % names.length]])].filter((name) => name !== undefined && names.includes(name)),
      }
    }),
  'reorder properties': (document, { at }) =>
    changeSchema(document, at, (schema) => ({
      ...schema,
      properties: Object.fromEntries(Object.entries(node(schema['properties'])).reverse()),
    })),
  'describe a schema': (document, { at, to }) =>
    changeSchema(document, at, (schema) => ({ ...schema, description: `About it, ${to}.\n\nAnd more.` })),
}

/** A document after some changes. */
export function changedDocument(document: object, changes: readonly DocumentChange[]): object {
  return changes.reduce<Node>((result, change) => DOCUMENT_CHANGES[change.kind]?.(result, change) ?? result, { ...document })
}
