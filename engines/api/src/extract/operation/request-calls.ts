import type { CallExpression } from 'oxc-parser'
import { noteUse } from './reading.js'
import type { RoleValue } from './request-roles.js'
import { plainValue, type Scope, siteOf } from './scope.js'

/** `req.get('x-y')`, `ctx.cookies.get('sid')`, `request.jwtVerify()`: what a method of the request, of the reply or of the context reads. */
export function requestCall({ role, path }: RoleValue, node: CallExpression, scope: Scope): void {
  const { reading } = scope.walk
  const name = path.at(-1) ?? ''
  reading.called.add(name)
  const [first] = node.arguments
  const key = first && plainValue(first, scope)
  if (key?.kind !== 'literal' || typeof key.value !== 'string' || role === 'reply') return
  const owner = path.at(-2)
  const site = siteOf(node, scope)
  if ((name === 'get' || name === 'header') && (owner === undefined || owner === 'request')) noteUse(reading, 'headers', [key.value], site)
  if (name === 'get' && owner === 'cookies') noteUse(reading, 'cookies', [key.value], site)
}
