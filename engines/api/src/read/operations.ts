import { isDeepStrictEqual } from 'node:util'
import type { JsonObject } from '../model/json.js'
import type { HttpMethod, Operation, RequestBody, Response, SecurityRequirement, SecurityScheme } from '../model/model.js'
import { readOpenApiInput } from './openapi-input.js'
import { matchTemplate, type UsedParameter } from './path-parameters.js'
import { flagOf, itemsOf, membersOf, type ObjectNode, type ReadContext, textOf } from './read-context.js'
import { own } from './record.js'
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
  const { node, item, id, named, path, method } = found
  const read = (): OperationParts => readParts(context, found, document)
  const ofPath = [item.file.path, item.pointer, own(item.value, 'parameters'), own(item.value, 'servers')]
  // In Swagger 2.0, the top of the document has a say in all operations.
  const parts = node.file.dialect === '2.0' ? read() : context.units.of(node, [id, named, path, method, ...ofPath], isParts, read)
  const security = childOf(node, 'security')
  return withSecurity(parts, security === undefined ? document.security : readSecurity(context, security, document.schemes))
}

type OperationParts = Omit<Operation, 'security'>

function isParts(result: unknown): result is OperationParts {
  return typeof result === 'object' && result !== null && 'responses' in result
}

const secured = new WeakMap<OperationParts, Operation>()

/** What the rest of the document has a say in is added last: where nothing has changed, it is the same operation. */
function withSecurity(parts: OperationParts, security: Operation['security']): Operation {
  const before = secured.get(parts)
  if (before !== undefined && isDeepStrictEqual(before.security, security)) return before
  const operation = { ...parts, security }
  secured.set(parts, operation)
  return operation
}

function readParts(context: ReadContext, found: FoundOperation, document: DocumentDefaults): OperationParts {
  const { node, item, path } = found
  const input = node.file.dialect === '2.0' ? readSwaggerInput(context, found, document.entry) : readOpenApiInput(context, node, item)
  const summary = textOf(context, node, 'summary')
  const description = textOf(context, node, 'description')
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
