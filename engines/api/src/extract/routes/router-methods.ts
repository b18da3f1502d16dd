import { assignedMember } from '../../evaluate/assigned-member.js'
import type { Evaluator } from '../../evaluate/evaluator.js'
import { keyName } from '../../evaluate/syntax.js'
import type { InstanceValue, Value } from '../../evaluate/value.js'

/** Whether the project says itself what a method of a router does: a class of its own, or `router.getAsync = …`. */
export function hasOwnMethod(evaluator: Evaluator, object: Value, name: string): boolean {
  if (object.kind === 'instance') return hasMethod(object, name)
  return object.kind === 'call' && assignedMember(evaluator, object, name)?.kind === 'function'
}

function hasMethod(object: InstanceValue, name: string): boolean {
  for (let of: Value | undefined = object.of; of?.kind === 'class'; of = of.superClass)
    if (of.node.body.body.some((one) => one.type === 'MethodDefinition' && keyName(one.key, one.computed) === name)) return true
  return false
}

/** Methods that take a path and a function, and serve nothing. */
const OTHER = new Set(['param', 'render', 'engine', 'listen', 'set', 'ws', 'decorate', 'addHook', 'inject', 'redirect', 'connect'])

/** Whether a call of a method that is not known is given what a route is given: a path, and functions behind it. */
export function looksLikeRoute(method: string, [path, ...rest]: readonly Value[]): boolean {
  const isPath = path?.kind === 'literal' && typeof path.value === 'string' && path.value.startsWith('/')
  const last = rest.at(-1)
  return isPath && !OTHER.has(method) && (last?.kind === 'function' || last?.kind === 'parameter')
}
