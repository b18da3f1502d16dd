import type { Expression, Node } from 'oxc-parser'
import { unwrap } from '../../evaluate/syntax.js'
import { errorStatuses } from './error-statuses.js'
import { change, type Flow } from './flow.js'
import { isReply } from './reply.js'
import { anyValue, type Scope, siteOf } from './scope.js'

/** Packages whose errors Fastify answers with, also where they are returned. */
const ERRORS = /^(?:http-errors|@hapi\/boom|boom|@fastify\/error)$/

/** In Fastify a handler answers with what it returns. */
export function answerByReturn(node: Node, flows: readonly Flow[], scope: Scope): readonly Flow[] {
  if (!scope.answering) return flows
  const expression = unwrap(node as Expression)
  if (isNothing(expression) || isReply(expression, scope)) return flows
  const failed = returnedError(expression, scope)
  for (const flow of flows) {
    if (flow.done) continue
    const statuses = failed.length > 0 ? failed : (flow.status ?? [200])
    const body = failed.length > 0 ? {} : { body: { expression, env: scope.env } }
    for (const status of statuses) scope.walk.reading.answers.push({ status, site: siteOf(expression, scope), ...body })
  }
  return change(flows, (flow) => ({ ...flow, done: true }))
}

function isNothing(node: Expression): boolean {
  return (node.type === 'Identifier' && node.name === 'undefined') || (node.type === 'UnaryExpression' && node.operator === 'void')
}

function returnedError(node: Expression, scope: Scope): readonly number[] {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return []
  const { callee } = node
  const root = callee.type === 'MemberExpression' ? callee.object : callee
  if (root.type !== 'Identifier' && root.type !== 'MemberExpression') return []
  const value = anyValue(callee, scope)
  const known =
    (value.kind === 'external' && ERRORS.test(value.specifier)) ||
    value.kind === 'class' ||
    (value.kind === 'parameter' && value.path.includes('httpErrors')) ||
    (value.kind === 'member' && value.object.kind === 'member' && value.object.name === 'httpErrors')
  return known ? errorStatuses(scope.walk.evaluator, anyValue(node, scope)) : []
}
