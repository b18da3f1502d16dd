import type { Expression, Node } from 'oxc-parser'
import type { Environment } from '../../evaluate/environment.js'
import type { Evaluator } from '../../evaluate/evaluator.js'
import { unwrap } from '../../evaluate/syntax.js'
import type { FunctionLike, Site, Value } from '../../evaluate/value.js'
import type { Flow } from './flow.js'
import type { Answer, Reading } from './reading.js'
import type { RequestRoles } from './request-roles.js'

/** What reading one function of the chain needs to know everywhere. */
export interface Walk {
  readonly evaluator: Evaluator
  readonly roles: RequestRoles
  readonly reading: Reading
  /** Answers by errors that were thrown so far, innermost `try` last. */
  readonly thrown: Answer[][]
  /** Functions that are being read. */
  readonly running: FunctionLike[]
}

/** One function's body that is being read. */
export interface Scope {
  readonly walk: Walk
  readonly env: Environment
  /** Whether what it returns is the answer, as in Fastify. */
  readonly answering: boolean
  /** The ways that end in a `return`. */
  readonly returned: Flow[]
}

export function siteOf(node: Node, scope: Scope): Site {
  return { node, env: scope.env }
}

/** Notes the answers to an error. One of 5xx is a fault of the server, which any operation may have: it says nothing of this one. */
export function throwAnswers(scope: Scope, statuses: readonly number[], site: Site): void {
  const thrown = scope.walk.thrown.at(-1)
  if (thrown !== undefined) for (const status of statuses) if (status < 500) thrown.push({ status, site })
}

/**
 * The meaning of an expression that can be had without following calls: a name, its members, an object. Handlers are full of calls whose results
 * say nothing about the request.
 */
export function plainValue(node: Node, scope: Scope): Value | undefined {
  const expression = unwrap(node as Expression)
  return isPlain(expression, scope.env, 0) ? scope.walk.evaluator.evaluate(expression, scope.env) : undefined
}

function isPlain(node: Node, env: Environment, depth: number): boolean {
  const inner = unwrap(node as Expression)
  switch (inner.type) {
    case 'Literal':
    case 'ThisExpression':
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'ObjectExpression':
    case 'ArrayExpression':
      return true
    case 'Identifier': {
      const owner = env.ownerOf(inner.name)
      const declared = owner?.bound.has(inner.name) ? undefined : owner?.declared(inner.name)
      if (owner === undefined || owner.parent === undefined || declared?.kind !== 'variable') return true
      if (declared.init === undefined) return true
      return depth < 8 && isPlain(declared.init, owner, depth + 1)
    }
    case 'MemberExpression':
      return isPlain(inner.object, env, depth)
    case 'ConditionalExpression':
      return isPlain(inner.consequent, env, depth) && isPlain(inner.alternate, env, depth)
    case 'LogicalExpression':
      return isPlain(inner.left, env, depth) && isPlain(inner.right, env, depth)
    default:
      return false
  }
}

/** The same where it may have to do with the request: names of modules and of the language never have. */
export function requestValue(node: Node, scope: Scope): Value | undefined {
  let root = unwrap(node as Expression)
  while (root.type === 'MemberExpression' && root.object.type !== 'Super') root = unwrap(root.object)
  if (root.type === 'Identifier' && scope.env.ownerOf(root.name)?.parent === undefined) return undefined
  return plainValue(node, scope)
}

/** Statuses are often made by a small expression; calls of the project's functions are worth following for them. */
export function anyValue(node: Node, scope: Scope): Value {
  return scope.walk.evaluator.evaluate(unwrap(node as Expression), scope.env)
}
