import {
  changeOperation,
  changeProperty,
  changeSchema,
  type DocumentChange,
  METHODS,
  type Node,
  node,
  operationAt,
  schemaNames,
  tagsOf,
  within,
} from './document-parts.fixture.js'
import { NAME_CHANGES } from './document-renames.fixture.js'

function reference(document: Node, at: number): Node {
  const names = schemaNames(document)
  return { $ref: `#/components/schemas/${names[at % names.length]}` }
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

function anyBody(document: Node, at: number): Node {
  return at % 3 === 0 ? reference(document, at) : { type: 'object', properties: { given: anyType(document, at) } }
}

/** Ways of asking for the schemes that a document has. */
function securities(document: Node): readonly unknown[] {
  const [one, another] = Object.keys(node(node(document['components'])['securitySchemes'])).map((name) => ({ [name]: [] }))
  return one === undefined ? [[]] : [[], [another ?? one], [one, another ?? {}], [one, {}]]
}

/** What may happen to a document. */
export const DOCUMENT_CHANGES: Readonly<Record<string, (document: Node, change: DocumentChange) => Node>> = {
  ...NAME_CHANGES,
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
  'change a parameter': (document, { at, to }) =>
    changeOperation(document, at, (one) => {
      const known = (Array.isArray(one['parameters']) ? one['parameters'] : []).map(node)
      const changed = {
        ...known[to % Math.max(known.length, 1)],
        description: `Told anew ${to}.`,
        schema: { type: 'string', maxLength: 1 + (to % 90) },
      }
      return known.length === 0
        ? one
        : { ...one, parameters: known.map((parameter, index) => (index === to % known.length ? changed : parameter)) }
    }),
  'change a body': (document, { at, to }) =>
    changeOperation(document, at, (one) => {
      if (!('requestBody' in one)) return one
      return { ...one, requestBody: { required: to % 2 === 0, content: { 'application/json': { schema: anyBody(document, to) } } } }
    }),
  'add a schema': (document, { to }) =>
    within(document, 'components', (components) =>
      within({ schemas: {}, ...components }, 'schemas', (all) => ({
        ...all,
        [`Added${to}`]: { type: 'object', properties: { one: anyType(document, to) } },
      })),
    ),
  'remove a schema': (document, { at }) => {
    const names = schemaNames(document)
    const name = names[at % names.length] ?? ''
    const own = `"$ref":"#/components/schemas/${name}"`
    const rest = within(document, 'components', (components) => within(components, 'schemas', (all) => within(all, name, () => undefined)))
    // Whatever refers to it says something else; a discriminator can't.
    const text = JSON.stringify(rest).replaceAll(own, '"type":"string"')
    return text.includes(`"#/components/schemas/${name}"`) ? document : node(JSON.parse(text))
  },
  'change the servers': (document, { to }) => ({ ...document, servers: [{ url: `https://moved.example/v${to}` }] }),
  'describe a schema': (document, { at, to }) =>
    changeSchema(document, at, (schema) => ({ ...schema, description: `About it, ${to}.\n\nAnd more.` })),
}

/** A document after some changes. */
export function changedDocument(document: object, changes: readonly DocumentChange[]): object {
  return changes.reduce<Node>((result, change) => DOCUMENT_CHANGES[change.kind]?.(result, change) ?? result, { ...document })
}
