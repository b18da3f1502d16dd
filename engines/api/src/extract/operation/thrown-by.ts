import type { Environment } from '../../evaluate/environment.js'
import type { Evaluator } from '../../evaluate/evaluator.js'
import type { FunctionValue } from '../../evaluate/value.js'
import { START } from './flow.js'
import { bodyOf } from './function-body.js'
import { walkBody } from './read-statements.js'
import { type Answer, emptyReading } from './reading.js'
import { RequestRoles } from './request-roles.js'

/** Calls of services within services that are followed for the errors they throw. */
const MAX_DEPTH = 3

/** By where a function is defined: that is forgotten when a file changes. */
const known = new WeakMap<Environment, Map<FunctionValue['node'], Map<number, readonly Answer[]>>>()
let depth = 0

/** The answers by errors that a function of the project throws, itself or in what it calls, whoever calls it. */
export function thrownBy(evaluator: Evaluator, callee: FunctionValue): readonly Answer[] {
  if (depth >= MAX_DEPTH) return []
  let byNode = known.get(callee.env)
  if (byNode === undefined) {
    byNode = new Map()
    known.set(callee.env, byNode)
  }
  let byDepth = byNode.get(callee.node)
  if (byDepth === undefined) {
    byDepth = new Map()
    byNode.set(callee.node, byDepth)
  }
  const before = byDepth.get(depth)
  if (before !== undefined) return before
  byDepth.set(depth, [])
  const thrown: Answer[] = []
  depth += 1
  const walk = { evaluator, roles: new RequestRoles('express'), reading: emptyReading(), thrown: [thrown], running: [callee.node] }
  walkBody(callee.node, START, { walk, env: bodyOf(evaluator, callee), answering: false, returned: [] })
  depth -= 1
  byDepth.set(depth, thrown)
  return thrown
}
