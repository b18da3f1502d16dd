import type { Expression, Node } from 'oxc-parser'
import { unwrap } from '../../evaluate/syntax.js'
import { requestValue, type Scope } from './scope.js'

/** Methods that give the reply itself, so that more can be said of it. */
const CHAINED = new Set([
  'status',
  'code',
  'type',
  'contentType',
  'set',
  'header',
  'headers',
  'cookie',
  'setCookie',
  'clearCookie',
  'location',
  'links',
  'vary',
  'append',
  'attachment',
  'format',
  'json',
  'send',
  'end',
  'redirect',
  'render',
  'sendStatus',
  'serializer',
  'hijack',
])

/** Whether an expression is the reply (or Koa's context), also after calls on it: `res.status(201).set('a', 'b')`. */
export function isReply(node: Node, scope: Scope): boolean {
  const expression = unwrap(node as Expression)
  if (expression.type === 'CallExpression') {
    const callee = unwrap(expression.callee)
    return callee.type === 'MemberExpression' && !callee.computed && CHAINED.has(callee.property.name) && isReply(callee.object, scope)
  }
  const value = requestValue(expression, scope)
  const role = value && scope.walk.roles.of(value)
  if (role === undefined) return false
  if (role.role === 'reply') return role.path.length === 0 || (role.path.length === 1 && role.path[0] === 'raw')
  if (role.role === 'request') return role.path.length === 1 && role.path[0] === 'res'
  return role.role === 'context' && (role.path.length === 0 || (role.path.length === 1 && /^(?:response|res)$/.test(role.path[0] ?? '')))
}
