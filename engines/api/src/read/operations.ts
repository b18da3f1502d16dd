import type { JsonObject } from '../model/json.js'
import type { HttpMethod, Operation, RequestBody, Response, SecurityRequirement, SecurityScheme } from '../model/model.js'
import { readOpenApiInput } from './openapi-input.js'
import { matchTemplate, type UsedParameter } from './path-parameters.js'
import { flagOf, itemsOf, membersOf, type ObjectNode, type ReadContext, textOf } from './read-context.js'
import { readResponse, readResponses } from './responses.js'
import { restOf } from './rest.js'
import { readSecurity } from './security.js'
import { childOf, originOf, type SourceNode } from './source-file.js'
import { readSwaggerInput, readSwaggerResponse } from './swagger-input.js'

/** An operation as it was found, before it is read. */
export interface FoundOperation {
  readonly method: HttpMethod
  readonly path: string
  readonly node: ObjectNode
  readonly item: ObjectNode
  readonly id: string
  readonly named: boolean
}

/** What an operation takes: its parameters and its body. */
export interface OperationInput {
  readonly parameters: readonly UsedParameter[]
  readonly body?: RequestBody
}

/** What holds for every operation of a document. */
export interface DocumentDefaults {
  readonly entry: SourceNode
  readonly schemes: Map<string, SecurityScheme>
  readonly security: readonly SecurityRequirement[]
}

const KNOWN = ['operationId', 'tags', 'summary', 'description', 'deprecated', 'parameters', 'requestBody', 'responses', 'security']

/** One operation of the model. */
export function readOperation(context: ReadContext, found: FoundOperation, document: DocumentDefaults): Operation {
  const { node, item, path } = found
  const input = node.file.dialect === '2.0' ? readSwaggerInput(context, found, document.entry) : readOpenApiInput(context, node, item)
  const summary = textOf(context, node, 'summary')
  const description = textOf(context, node, 'description')
  const security = childOf(node, 'security')
  return {
    id: found.id,
    named: found.named,
    method: found.method,
    path,
    tags: [...new Set(itemsOf(context, node, 'tags').flatMap(({ value }) => (typeof value === 'string' && value !== '' ? [value] : [])))],
    ...(summary !== undefined && { summary }),
    ...(description !== undefined && { description }),
    deprecated: flagOf(node, 'deprecated'),
    parameters: matchTemplate(context, path, input.parameters, originOf(node)),
    ...(input.body !== undefined && { body: input.body }),
    responses: readOperationResponses(context, node, document.entry),
    security: security === undefined ? document.security : readSecurity(context, security, document.schemes),
    rest: readRest(context, node, item),
    origin: originOf(node),
  }
}

function readOperationResponses(context: ReadContext, node: ObjectNode, entry: SourceNode): Response[] {
  if (node.file.dialect !== '2.0') return readResponses(context, node, readResponse)
  const produces = itemsOf(context, childOf(node, 'produces') === undefined ? entry : node, 'produces').flatMap(({ value }) =>
    typeof value === 'string' ? [value] : [],
  )
  return readResponses(context, node, readSwaggerResponse(produces), produces.join())
}

/** What no code comes of; the servers of the path stand in where the operation has none. */
function readRest(context: ReadContext, node: ObjectNode, item: ObjectNode): JsonObject {
  const servers = childOf(node, 'servers') ?? childOf(item, 'servers')
  if (servers !== undefined) context.kept.add('servers of single operations or paths', servers)
  const callbacks = childOf(node, 'callbacks')
  if (callbacks !== undefined) context.kept.add('callbacks', callbacks, membersOf(callbacks).length)
  const swagger = node.file.dialect === '2.0' ? ['consumes', 'produces'] : []
  const rest = restOf(node.value, ...KNOWN, ...swagger)
  return node.value.servers === undefined && servers !== undefined ? { ...rest, ...restOf({ servers: servers.value }) } : rest
}
