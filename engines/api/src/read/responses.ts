import { statusIgnored } from '../diagnostics/reading-operations.js'
import type { Response } from '../model/model.js'
import { readHeaders } from './headers.js'
import { readContent } from './media-types.js'
import { memberObject, membersOf, type ObjectNode, objectAt, type ReadContext, report, textOf } from './read-context.js'
import { restOf } from './rest.js'
import { childOf, originOf, type SourceNode } from './source-file.js'

/** `200`, `4XX` or `default`, or undefined for what is none of them. */
export function statusOf(key: string): string | undefined {
  const status = key.trim().toUpperCase()
  if (status === 'DEFAULT') return 'default'
  return /^[1-5](?:\d\d|XX)$/.test(status) ? status : undefined
}

/** The responses of an operation, each read by `readOne`, under their statuses. */
export function readResponses(
  context: ReadContext,
  operation: ObjectNode,
  readOne: (context: ReadContext, status: string, node: SourceNode, component: string | undefined) => Response | undefined,
  variant = '',
): Response[] {
  return membersOf(memberObject(context, operation, 'responses', 'responses')).flatMap(({ key, node }) => {
    const status = statusOf(key)
    if (status === undefined) {
      report(context, statusIgnored(key), node)
      return []
    }
    const response = context.components.read('responses', node, (target, component) => readOne(context, status, target, component), variant)
    return response === undefined ? [] : response.status === status ? response : { ...response, status }
  })
}

/** A response of OpenAPI 3. */
export function readResponse(context: ReadContext, status: string, node: SourceNode, component: string | undefined): Response | undefined {
  if (node.value === null) return { status, description: '', headers: [], content: [], rest: {}, origin: originOf(node) }
  const response = objectAt(context, node, 'A response')
  if (response === undefined) return undefined
  const links = childOf(response, 'links')
  if (links !== undefined) context.kept.add('links', links, membersOf(links).length)
  return {
    status,
    description: textOf(context, response, 'description') ?? '',
    headers: readHeaders(context, response),
    content: readContent(context, response),
    ...(component !== undefined && { component }),
    rest: restOf(response.value, 'description', 'headers', 'content'),
    origin: originOf(response),
  }
}
