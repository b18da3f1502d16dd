import type { Header } from '../model/model.js'
import { readValue } from './parameters.js'
import { flagOf, memberObject, membersOf, type ObjectNode, objectAt, type ReadContext, textOf } from './read-context.js'
import { restOf } from './rest.js'
import { originOf, type SourceNode } from './source-file.js'

/** The headers of a response. `Content-Type` is ignored there (OpenAPI 3.1, 4.8.17). */
export function readHeaders(context: ReadContext, response: ObjectNode): Header[] {
  return membersOf(memberObject(context, response, 'headers', 'headers'), true).flatMap(({ key, node }) => {
    if (key.toLowerCase() === 'content-type') return []
    return context.components.read('headers', node, (target, component) => readHeader(context, key, target, component), key) ?? []
  })
}

function readHeader(context: ReadContext, name: string, node: SourceNode, component: string | undefined): Header | undefined {
  const header = objectAt(context, node, 'A header')
  if (header === undefined) return undefined
  const description = textOf(context, header, 'description')
  return {
    name,
    required: flagOf(header, 'required'),
    schema: readValue(context, header, name).schema,
    ...(description !== undefined && { description }),
    deprecated: flagOf(header, 'deprecated'),
    ...(component !== undefined && { component }),
    rest: restOf(header.value, 'required', 'schema', 'description', 'deprecated'),
    origin: originOf(header),
  }
}
