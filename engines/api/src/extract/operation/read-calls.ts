import type { CallExpression, NewExpression, Node } from 'oxc-parser'
import { unwrap } from '../../evaluate/syntax.js'
import type { Value } from '../../evaluate/value.js'
import { errorStatuses } from './error-statuses.js'
import { change, type Flow } from './flow.js'
import { follow } from './follow.js'
import { readCast, readMerge, readPick } from './idioms.js'
import { noteConstructed } from './kept-types.js'
import { isGuardMaker, isPackageGuard } from './package-guards.js'
import { walkExpression } from './read-expressions.js'
import { noteAlias, noteMember, partAt } from './read-uses.js'
import { isReply } from './reply.js'
import { replyCall, send } from './reply-calls.js'
import { requestCall } from './request-calls.js'
import { anyValue, plainValue, type Scope, siteOf, throwAnswers } from './scope.js'
import { readValidation } from './validation-calls.js'

type Call = CallExpression | NewExpression

/** Goes through a call: what it is called on, its arguments, and then what it does. */
export function readCall(node: Call, flows: readonly Flow[], scope: Scope): readonly Flow[] {
  const callee = unwrap(node.callee)
  const member = callee.type === 'MemberExpression' && !callee.computed && callee.property.type === 'Identifier' ? callee : undefined
  const onReply = node.type === 'CallExpression' && member !== undefined && isReply(member.object, scope)
  let current = flows
  if (callee.type === 'MemberExpression') {
    if (!onReply && !noteMember(callee, scope, true)) current = walkExpression(callee.object, current, scope)
    else if (onReply && unwrap(callee.object).type === 'CallExpression') current = walkExpression(callee.object, current, scope)
  } else if (callee.type !== 'Identifier') current = walkExpression(callee, current, scope)
  // What is given the request is worth finding, also where it takes calls to find it: `getService().create(req.body)`.
  const found = node.type === 'CallExpression' ? calleeValue(callee, scope) : undefined
  const value =
    found ??
    (node.type === 'CallExpression' && node.arguments.some((one) => partAt(one, scope) !== undefined) ? anyValue(callee, scope) : undefined)
  const followed = value?.kind === 'function'
  for (const one of node.arguments) if (!followed || !noteAlias(one, scope)) current = walkExpression(one, current, scope)

  readCast(node, scope)
  readPick(node, scope)
  readMerge(node, scope)
  readValidation(node, scope)
  if (node.type === 'NewExpression') {
    const made = calleeValue(callee, scope)
    if (made?.kind === 'class') {
      const given = node.arguments.map((one) => plainValue(one, scope))
      noteConstructed(made, given, scope)
    }
    return current
  }
  if (onReply && member !== undefined) {
    const answered = replyCall(member.property.name, node, current, scope)
    if (answered !== undefined) return answered
  }
  const refused = member === undefined || onReply ? [] : sentTo(member.object, node, scope)
  if (refused.length > 0)
    return send(
      change(current, (flow) => ({ ...flow, status: refused })),
      node,
      undefined,
      scope,
    )
  if (value === undefined) return piped(node, member?.property.name, current, scope)
  const role = scope.walk.roles.of(value)
  if (role?.role === 'next' && role.path.length === 0) return next(node, current, scope)
  if (role !== undefined) {
    requestCall(role, node, scope)
    return current
  }
  if (isPackageGuard(value)) scope.walk.reading.middleware.push(value)
  if (isGuardMaker(value)) scope.walk.reading.middleware.push(anyValue(node, scope))
  return follow(value, node, piped(node, member?.property.name, current, scope), scope)
}

/** The function that is called, where its name can be followed. */
function calleeValue(callee: Node, scope: Scope): Value | undefined {
  const expression = unwrap(callee as Parameters<typeof unwrap>[0])
  if (expression.type === 'Identifier') return anyValue(expression, scope)
  if (expression.type === 'FunctionExpression' || expression.type === 'ArrowFunctionExpression') return anyValue(expression, scope)
  if (expression.type !== 'MemberExpression') return undefined
  return isNamed(expression.object) ? anyValue(expression, scope) : undefined
}

/** A chain of members that begins with a name, and not with what a call gives. */
function isNamed(node: Node): boolean {
  const inner = unwrap(node as Parameters<typeof unwrap>[0])
  if (inner.type === 'MemberExpression') return isNamed(inner.object)
  if (inner.type === 'CallExpression') return inner.callee.type === 'Identifier' && inner.callee.name === 'require'
  return inner.type === 'Identifier' || inner.type === 'ThisExpression'
}

/** `next(error)` leaves the answer to the error handler, which goes by the error's status. */
function next(node: CallExpression, flows: readonly Flow[], scope: Scope): readonly Flow[] {
  const [first] = node.arguments
  if (first !== undefined) throwAnswers(scope, errorStatuses(scope.walk.evaluator, anyValue(first, scope)), siteOf(node, scope))
  return change(flows, (flow) => ({ ...flow, done: flow.done || first !== undefined }))
}

/** `new Problem(422, { … }).send(res)` */
function sentTo(object: Node, node: CallExpression, scope: Scope): readonly number[] {
  const error = unwrap(object as Parameters<typeof unwrap>[0])
  if (error.type !== 'NewExpression' && error.type !== 'CallExpression') return []
  return node.arguments.some((one) => isReply(one, scope)) ? errorStatuses(scope.walk.evaluator, anyValue(error, scope)) : []
}

/** `stream.pipe(res)` and `pipeline(stream, res)` answer. */
function piped(node: CallExpression, name: string | undefined, flows: readonly Flow[], scope: Scope): readonly Flow[] {
  const own = name ?? (node.callee.type === 'Identifier' ? node.callee.name : '')
  if (own !== 'pipe' && own !== 'pipeline') return flows
  return node.arguments.some((one) => isReply(one, scope)) ? send(flows, node, undefined, scope, 'application/octet-stream') : flows
}
