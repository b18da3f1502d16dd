import type { CallExpression, NewExpression, Node } from 'oxc-parser'
import type { Environment } from '../../evaluate/environment.js'
import type { Evaluator } from '../../evaluate/evaluator.js'
import { isRouterPackage } from './packages.js'

const known = new WeakMap<Environment, Map<string, boolean>>()

/**
 * Whether a call is a package's that has nothing to do with routes, and is given no function: `z.string().min(1)`. Most calls of a project are,
 * and need not be evaluated.
 */
export function isForeignCall({ graph }: Evaluator, node: CallExpression | NewExpression, env: Environment): boolean {
  const root = rootOf(node)
  if (root === undefined || node.arguments.some(mayBeFunction)) return false
  const owner = env.ownerOf(root)
  if (owner === undefined || owner.parent !== undefined || owner.bound.has(root)) return false
  let names = known.get(owner)
  if (names === undefined) {
    names = new Map()
    known.set(owner, names)
  }
  const before = names.get(root)
  if (before !== undefined) return before
  const declared = owner.declared(root)
  const foreign =
    declared?.kind === 'import' && !isRouterPackage(declared.specifier) && graph.resolve(owner.module, declared.specifier) === undefined
  names.set(root, foreign)
  return foreign
}

/** The name that a chain of calls and members begins with. */
function rootOf(node: Node): string | undefined {
  for (let at = node; ; ) {
    if (at.type === 'Identifier') return at.name
    if (at.type === 'CallExpression' || at.type === 'NewExpression') at = at.callee
    else if (at.type === 'MemberExpression') at = at.object
    else return undefined
  }
}

function mayBeFunction({ type }: Node): boolean {
  return (
    type === 'ArrowFunctionExpression' ||
    type === 'FunctionExpression' ||
    type === 'Identifier' ||
    type === 'MemberExpression' ||
    type === 'SpreadElement'
  )
}
