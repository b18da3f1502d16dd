import type { Node } from 'oxc-parser'
import { wholeOf } from './common-js.js'
import type { Environment } from './environment.js'
import type { Evaluator } from './evaluator.js'
import { unwrap } from './syntax.js'
import type { Value } from './value.js'

/** `const api = {}; api.users = …`: what is given to a member of a value where it was made; undefined where nothing is. */
export function assignedMember(evaluator: Evaluator, object: Value, name: string): Value | undefined {
  const { env, node } = object
  for (const [owner, assigned] of env.declarations.members) {
    const expression = assigned.get(name)
    if (expression !== undefined && nodeOf(env, owner) === node) return evaluator.evaluate(expression, env)
  }
  return undefined
}

/** The expression that makes what a name stands for. */
function nodeOf(env: Environment, name: string, before: readonly string[] = []): Node | undefined {
  const declared = env.declared(name)
  if (declared?.kind === 'function') return declared.node
  let init = name === 'exports' || name === 'module.exports' ? wholeOf(env) : undefined
  if (declared?.kind === 'variable') init = declared.steps.length === 0 ? declared.init : undefined
  let node = init && unwrap(init)
  while (node?.type === 'AssignmentExpression') node = unwrap(node.right)
  // `module.exports = api`
  if (node?.type !== 'Identifier' || before.includes(node.name)) return node
  return nodeOf(env, node.name, [...before, name])
}
