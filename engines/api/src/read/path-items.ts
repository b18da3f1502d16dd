import { duplicateOperationId, operationIgnored, pathsAlike } from '../diagnostics/reading-structure.js'
import { HTTP_METHODS, type HttpMethod } from '../model/model.js'
import { OperationIds } from './operation-ids.js'
import type { FoundOperation } from './operations.js'
import { pathShape, readPath } from './path-template.js'
import { isObjectNode, memberObject, membersOf, type ObjectNode, objectAt, type ReadContext, report, textOf } from './read-context.js'
import { childOf, type SourceNode } from './source-file.js'

interface Candidate {
  readonly method: HttpMethod
  readonly path: string
  readonly node: ObjectNode
  readonly item: ObjectNode
  readonly declared: string | undefined
}

/** All operations of a document in its order, each with an id of its own. */
export function findOperations(context: ReadContext, entry: SourceNode): FoundOperation[] {
  const candidates = membersOf(memberObject(context, entry, 'paths', 'paths')).flatMap(({ key, node }) => {
    if (node.value === null) return []
    const item = pathItem(context, node)
    const { path, findings } = readPath(key)
    for (const finding of findings) report(context, finding, node)
    return item === undefined ? [] : operationsOf(context, path, item)
  })
  reportAlike(context, candidates)
  return withIds(context, candidates)
}

/** A path item, its `$ref` followed; what stands beside the `$ref` counts before what is behind it. */
function pathItem(context: ReadContext, node: SourceNode): ObjectNode | undefined {
  const target = objectAt(context, node, 'A path')
  if (target === undefined || target.file !== node.file || !isObjectNode(node) || Object.keys(node.value).length === 1) return target
  const { $ref: _, ...beside } = node.value
  return target.pointer === node.pointer ? target : { ...target, value: { ...target.value, ...beside } }
}

function operationsOf(context: ReadContext, path: string, item: ObjectNode): Candidate[] {
  return Object.keys(item.value).flatMap((key): Candidate[] => {
    const method = HTTP_METHODS.find((one) => one === key)
    const written = method && childOf(item, method)
    if (method === undefined || written === undefined) return []
    const node = context.references.follow(written)
    if (isObjectNode(node)) return [{ method, path, node, item, declared: textOf(context, node, 'operationId')?.trim() || undefined }]
    if (node !== undefined) report(context, operationIgnored(method, node.value), node)
    return []
  })
}

function reportAlike(context: ReadContext, candidates: readonly Candidate[]): void {
  const shapes = new Map<string, Candidate>()
  for (const candidate of candidates) {
    const shape = `${candidate.method} ${pathShape(candidate.path)}`
    const first = shapes.get(shape)
    if (first === undefined) shapes.set(shape, candidate)
    else report(context, pathsAlike(candidate.method, candidate.path, first.path), candidate.node, first.node)
  }
}

function withIds(context: ReadContext, candidates: readonly Candidate[]): FoundOperation[] {
  const ids = new OperationIds(candidates.flatMap(({ declared }) => declared ?? []))
  const owners = new Map<string, SourceNode>()
  return candidates.map(({ declared, ...found }) => {
    const owner = declared === undefined ? undefined : owners.get(declared)
    if (declared !== undefined && owner === undefined) {
      owners.set(declared, found.node)
      return { ...found, id: declared, named: true }
    }
    const id = ids.make(found.method, found.path)
    if (declared !== undefined && owner !== undefined)
      report(
        context,
        duplicateOperationId(declared, id),
        childOf(found.node, 'operationId') ?? found.node,
        childOf(owner, 'operationId') ?? owner,
      )
    return { ...found, id, named: false }
  })
}
