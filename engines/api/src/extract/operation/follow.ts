import type { CallExpression, Node } from 'oxc-parser'
import { unknown } from '../../evaluate/evaluator.js'
import { bindParameters, invocation } from '../../evaluate/invoke.js'
import type { FunctionValue, Value } from '../../evaluate/value.js'
import { type Flow, merge, START } from './flow.js'
import { isStatus } from './http-statuses.js'
import { noteTaken } from './kept-types.js'
import { walkBody } from './read-statements.js'
import { isReply } from './reply.js'
import { partOf } from './request-parts.js'
import { plainValue, type Scope, siteOf } from './scope.js'
import { thrownBy } from './thrown-by.js'

/** Functions that a request is handed on to are followed this deep. */
const MAX_DEPTH = 6

/** Goes into a function of the project that a handler calls. What is not given the request only matters for the errors it throws. */
export function follow(callee: Value, node: CallExpression, flows: readonly Flow[], scope: Scope): readonly Flow[] {
  if (callee.kind === 'either') return merge(flows, ...callee.options.map((one) => follow(one, node, flows, scope)))
  const target = targetOf(callee, node)
  if (target === undefined) return flows
  const { walk } = scope
  if (walk.running.length > MAX_DEPTH || walk.running.includes(target.callee.node)) return flows
  const handedAll = target.args.some((one) => isAllParameters(one, scope))
  const args = target.args.map((one) => plainValue(one.type === 'SpreadElement' ? one.argument : one, scope))
  if (!handedAll && !args.some((one) => one !== undefined && matters(one, scope, 0))) {
    const thrown = thrownBy(walk.evaluator, target.callee)
    if (thrown.length > 0) walk.thrown.at(-1)?.push(...thrown)
    return flows
  }
  const site = siteOf(node, scope)
  const env = handedAll
    ? target.callee.env.call(target.callee.node, target.callee.self)
    : invocation(
        walk.evaluator,
        target.callee,
        args.map((one) => one ?? unknown(site, 'what a handler computes is not followed')),
        site,
      ).env
  if (handedAll) {
    walk.roles.add(target.callee.node)
    bindParameters(walk.evaluator, target.callee.node, undefined, env)
  }
  noteTaken(target.callee, args, scope)
  walk.running.push(target.callee.node)
  const returned: Flow[] = []
  const answering = scope.answering && (handedAll || target.args.some((one) => isReply(one, scope)))
  const left = walkBody(target.callee.node, flows.length === 0 ? START : flows, { walk, env, answering, returned })
  walk.running.pop()
  return merge(left, returned)
}

/** `fn(req)`, `fn.call(this, req)`, `fn.apply(this, [req])` */
function targetOf(callee: Value, node: CallExpression): { readonly callee: FunctionValue; readonly args: readonly Node[] } | undefined {
  if (callee.kind === 'function') return { callee, args: node.arguments }
  if (callee.kind !== 'member' || callee.object.kind !== 'function') return undefined
  const [, ...others] = node.arguments
  if (callee.name === 'call') return { callee: callee.object, args: others }
  const [list] = others
  return callee.name === 'apply' && list?.type === 'ArrayExpression'
    ? { callee: callee.object, args: list.elements.filter((one) => one !== null) }
    : undefined
}

/** `(...args) => fn(...args)` hands everything on. */
function isAllParameters(node: Node, scope: Scope): boolean {
  if (node.type !== 'SpreadElement') return false
  const value = plainValue(node.argument, scope)
  return value?.kind === 'parameter' && value.path.length === 0 && scope.walk.roles.of(value) !== undefined
}

/** Whether a function does something else when given this: the request, a part of it, a status. */
function matters(value: Value, scope: Scope, depth: number): boolean {
  switch (value.kind) {
    case 'parameter': {
      const role = scope.walk.roles.of(value)
      const part = role && partOf(role)
      // Of a single parameter or header there is nothing more to find out; a member of a body may have members.
      return role !== undefined && (part === undefined || part.part === 'body' || part.path.length === 0)
    }
    case 'literal':
      return typeof value.value === 'number' && isStatus(value.value)
    case 'external':
      return /status/i.test(value.specifier)
    case 'object':
      return depth < 2 && [...value.members.values()].some((member) => plainMember(member.node, member.value, scope, depth))
    case 'array':
      return depth < 2 && value.items.some((one) => matters(one, scope, depth + 1))
    case 'either':
      return value.options.some((one) => matters(one, scope, depth + 1))
    default:
      return false
  }
}

function plainMember(node: Node, value: () => Value, scope: Scope, depth: number): boolean {
  const written = node.type === 'Property' ? node.value : undefined
  return written !== undefined && written.type !== 'CallExpression' && matters(value(), scope, depth + 1)
}
