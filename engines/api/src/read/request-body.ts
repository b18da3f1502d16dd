import type { RequestBody } from '../model/model.js'
import { readContent } from './media-types.js'
import { flagOf, objectAt, type ReadContext, textOf } from './read-context.js'
import { restOf } from './rest.js'
import { originOf, type SourceNode } from './source-file.js'

/** The request body of an OpenAPI 3 operation. */
export function readRequestBody(context: ReadContext, node: SourceNode, component: string | undefined): RequestBody | undefined {
  const body = objectAt(context, node, 'A request body')
  if (body === undefined) return undefined
  const description = textOf(context, body, 'description')
  return {
    required: flagOf(body, 'required'),
    ...(description !== undefined && { description }),
    content: readContent(context, body),
    ...(component !== undefined && { component }),
    rest: restOf(body.value, 'required', 'description', 'content'),
    origin: originOf(body),
  }
}
