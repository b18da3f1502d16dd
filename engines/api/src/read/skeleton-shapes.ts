/**
 * What the objects of a description consist of, as far as the check against the specification goes. A string names another shape:
 * `raw` is taken over as it is, `text` as a short text, `schema` as a schema that says nothing (kit checks schemas itself), and `drop` is
 * left out.
 */
export interface Shape {
  readonly members?: Readonly<Record<string, string>>
  /** Shape of every member that is not named. */
  readonly others?: string
  readonly items?: string
  /** What stands for a `$ref` to something that is checked elsewhere. */
  readonly standIn?: unknown
}

const DESCRIBED = { summary: 'text', description: 'text', externalDocs: 'externalDocs' }
const OPERATIONS = Object.fromEntries(
  ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'].map((method) => [method, 'operation']),
)
const VALUE = { schema: 'schema', content: 'content', items: 'items', example: 'drop', examples: 'drop', default: 'drop', enum: 'drop' }

export const SHAPES: Readonly<Record<string, Shape>> = {
  document: {
    members: {
      info: 'info',
      paths: 'paths',
      webhooks: 'pathItems',
      components: 'components',
      definitions: 'drop',
      parameters: 'parameterMap',
      responses: 'responses',
      tags: 'tags',
    },
  },
  info: { members: DESCRIBED },
  tags: { items: 'info' },
  externalDocs: { members: { description: 'text' }, standIn: {} },
  paths: { others: 'pathItem' },
  pathItems: { others: 'pathItem' },
  pathItem: { members: { ...OPERATIONS, ...DESCRIBED, parameters: 'parameterList' } },
  operation: {
    members: { ...DESCRIBED, parameters: 'parameterList', requestBody: 'requestBody', responses: 'responses', callbacks: 'callbacks' },
  },
  callbacks: { others: 'pathItems', standIn: {} },
  parameterList: { items: 'parameter' },
  parameterMap: { others: 'parameter' },
  parameter: { members: { ...DESCRIBED, ...VALUE } },
  items: { standIn: { type: 'string' } },
  requestBody: { members: { ...DESCRIBED, content: 'content' }, standIn: { content: { 'application/json': {} } } },
  requestBodies: { others: 'requestBody' },
  content: { others: 'mediaType' },
  mediaType: { members: { schema: 'schema', example: 'drop', examples: 'drop', encoding: 'encodings' } },
  encodings: { others: 'encoding' },
  encoding: { members: { headers: 'headers' } },
  headers: { others: 'header' },
  header: { members: { ...DESCRIBED, ...VALUE }, standIn: { schema: {} } },
  responses: { others: 'response' },
  response: {
    members: { ...DESCRIBED, headers: 'headers', content: 'content', schema: 'schema', examples: 'drop', links: 'drop' },
    standIn: { description: '' },
  },
  components: {
    members: {
      schemas: 'noSchemas',
      parameters: 'parameterMap',
      responses: 'responses',
      requestBodies: 'requestBodies',
      headers: 'headers',
      callbacks: 'callbackMap',
      pathItems: 'pathItems',
      examples: 'drop',
      links: 'drop',
    },
  },
  callbackMap: { others: 'callbacks' },
  noSchemas: {},
}
