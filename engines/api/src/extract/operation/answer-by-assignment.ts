import type { Expression, MemberExpression } from 'oxc-parser'
import { change, type Flow } from './flow.js'
import { isReply } from './reply.js'
import { anyValue, plainValue, type Scope } from './scope.js'
import { statusesOf } from './status-values.js'

/** `ctx.status = 201`, `ctx.body = …`, `res.statusCode = 404`; undefined where something else is assigned to. */
export function answerByAssignment(
  left: MemberExpression,
  right: Expression,
  flows: readonly Flow[],
  scope: Scope,
): readonly Flow[] | undefined {
  if (left.computed || left.property.type !== 'Identifier' || !isReply(left.object, scope)) return undefined
  switch (left.property.name) {
    case 'status':
    case 'statusCode': {
      const status = statusesOf(anyValue(right, scope))
      return change(flows, (flow) => ({ ...flow, status }))
    }
    case 'body':
      return change(flows, (flow) => ({ ...flow, body: { expression: right, env: scope.env } }))
    case 'type': {
      const type = plainValue(right, scope)
      return type?.kind === 'literal' && typeof type.value === 'string'
        ? change(flows, (flow) => ({ ...flow, contentType: String(type.value) }))
        : flows
    }
    default:
      return undefined
  }
}
