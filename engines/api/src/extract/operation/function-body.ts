import type { Environment } from '../../evaluate/environment.js'
import type { Evaluator } from '../../evaluate/evaluator.js'
import { bindParameters } from '../../evaluate/invoke.js'
import type { FunctionValue } from '../../evaluate/value.js'

const bodies = new WeakMap<FunctionValue, Environment>()

/** The names in a function whose parameters are what the framework gives it. */
export function bodyOf(evaluator: Evaluator, owner: FunctionValue): Environment {
  const known = bodies.get(owner)
  if (known !== undefined) return known
  const env = owner.env.call(owner.node, owner.self)
  bindParameters(evaluator, owner.node, undefined, env)
  bodies.set(owner, env)
  return env
}
