import { changeSchema, type DocumentChange, type Node, node, operationAt, schemaNames, tagsOf, within } from './document-parts.fixture.js'

/** Names that a document gives otherwise, wherever they stand. */
export const NAME_CHANGES: Readonly<Record<string, (document: Node, change: DocumentChange) => Node>> = {
  'rename a schema': (document, { at, to }) => {
    const names = schemaNames(document)
    const name = names[at % names.length]
    return name === undefined || `Named${to}` in node(node(document['components'])['schemas'])
      ? document
      : renamed(document, name, `Named${to}`)
  },
  'rename a property': (document, { at, to }) =>
    changeSchema(document, at, (schema) => {
      const names = Object.keys(node(schema['properties'])).filter((name) => name !== 'kind')
      const name = names[to % names.length] ?? ''
      const known = Array.isArray(schema['required']) ? schema['required'] : []
      return {
        ...schema,
        ...(known.length > 0 && { required: known.map((one) => (one === name ? `${name}${to}` : one)) }),
        properties: renamedKey(node(schema['properties']), name, `${name}${to}`),
      }
    }),
  'rename a tag': (document, { at, to }) => {
    const tags = tagsOf(document)
    const tag = JSON.stringify(tags[at % tags.length] ?? '')
    return within(document, 'paths', (paths) =>
      node(JSON.parse(JSON.stringify(paths).replaceAll(`"tags":[${tag}]`, `"tags":["tag${to}"]`))),
    )
  },
  'rename a path parameter': (document, { at, to }) => {
    const [path] = operationAt(document, at)
    const name = /\{(\w+)\}/.exec(path)?.[1]
    if (name === undefined) return document
    const item = JSON.stringify(node(document['paths'])[path]).replaceAll(
      `"name":"${name}","in":"path"`,
      `"name":"${name}${to}","in":"path"`,
    )
    const paths = renamedKey(node(document['paths']), path, path.replace(`{${name}}`, `{${name}${to}}`))
    return { ...document, paths: { ...paths, [path.replace(`{${name}}`, `{${name}${to}}`)]: JSON.parse(item) } }
  },
  'rename a security scheme': (document, { at, to }) => {
    const names = Object.keys(node(node(document['components'])['securitySchemes']))
    const name = names[at % Math.max(names.length, 1)]
    if (name === undefined) return document
    const asked = node(
      JSON.parse(
        JSON.stringify(document).replaceAll(`{"${name}":[]`, `{"${name}${to}":[]`).replaceAll(`,"${name}":[]`, `,"${name}${to}":[]`),
      ),
    )
    return within(asked, 'components', (components) =>
      within(components, 'securitySchemes', (all) => renamedKey(all, name, `${name}${to}`)),
    )
  },
}

function renamedKey(all: Node, from: string, to: string): Node {
  return Object.fromEntries(Object.entries(all).map(([key, one]) => [key === from ? to : key, one]))
}

/** Gives every reference to a schema, and the schema, another name. */
function renamed(document: Node, from: string, to: string): Node {
  const text = JSON.stringify(document).replaceAll(`"#/components/schemas/${from}"`, `"#/components/schemas/${to}"`)
  return within(node(JSON.parse(text)), 'components', (components) =>
    within(components, 'schemas', (all) => Object.fromEntries(Object.entries(all).map(([name, one]) => [name === from ? to : name, one]))),
  )
}
