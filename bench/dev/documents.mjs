// What is edited while the servers run: one property of a document, or the same in the routes.
import { readFileSync } from 'node:fs'

const OPERATIONS = 50

/** A document with fifty operations, each with a body, an answer and parameters; as text, and how to write it with another limit. */
export function fiftyOperations() {
  const paths = {}
  const schemas = {}
  for (let index = 0; index < OPERATIONS / 2; index++) {
    const name = `Thing${index}`
    const content = { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } }
    const tags = [`things${index % 5}`]
    schemas[name] = {
      type: 'object',
      required: ['id', 'name'],
      properties: { id: { type: 'integer' }, name: { type: 'string', maxLength: 100 }, at: { type: 'string', format: 'date-time' } },
    }
    paths[`/things${index}`] = {
      get: {
        operationId: `list${name}`,
        tags,
        parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 50 } }],
        responses: { 200: { description: 'Some.', content } },
      },
      post: { operationId: `create${name}`, tags, requestBody: { content }, responses: { 201: { description: 'Made.', content } } },
    }
  }
  return editable({ openapi: '3.1.0', info: { title: 'Fifty', version: '1' }, paths, components: { schemas } }, 'Thing7', 'name')
}

/** GitHub's, of which the name of its simplest user is edited. */
export function github(path) {
  return editable(JSON.parse(readFileSync(path, 'utf8')), 'simple-user', 'login')
}

function editable(document, schema, property) {
  const edited = document.components.schemas[schema].properties[property]
  /** @param limit the largest length of a string property, by which an edit is found again in what follows from it */
  return (limit) => {
    edited.maxLength = limit
    return `${JSON.stringify(document, null, 2)}\n`
  }
}
