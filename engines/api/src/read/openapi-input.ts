import type { OperationInput } from './operations.js'
import { readParameter } from './parameters.js'
import { mergedParameters, type UsedParameter } from './path-parameters.js'
import { itemsOf, type ObjectNode, type ReadContext } from './read-context.js'
import { readRequestBody } from './request-body.js'
import { childOf, originOf } from './source-file.js'

/** Parameters and body of an OpenAPI 3 operation. */
export function readOpenApiInput(context: ReadContext, node: ObjectNode, item: ObjectNode): OperationInput {
  const written = childOf(node, 'requestBody')
  const body =
    written && context.components.read('requestBodies', written, (target, component) => readRequestBody(context, target, component))
  return {
    parameters: mergedParameters(context, parametersOf(context, item), parametersOf(context, node)),
    ...(body !== undefined && { body }),
  }
}

function parametersOf(context: ReadContext, owner: ObjectNode): UsedParameter[] {
  return itemsOf(context, owner, 'parameters').flatMap((node) => {
    const parameter = context.components.read('parameters', node, (target, component) => readParameter(context, target, component))
    return parameter === undefined ? [] : [{ parameter, use: originOf(node) }]
  })
}
