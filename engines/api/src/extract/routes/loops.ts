import type { CallExpression, ForInStatement, ForOfStatement, NewExpression, Node } from 'oxc-parser'
import { declarationsOf, namesIn } from '../../evaluate/declarations.js'
import { Environment } from '../../evaluate/environment.js'
import { type Evaluator, unknown } from '../../evaluate/evaluator.js'
import { argumentsOf } from '../../evaluate/invoke.js'
import { literal } from '../../evaluate/literals.js'
import type { FunctionValue, Site, Value } from '../../evaluate/value.js'

type Invoke = (callback: FunctionValue, args: readonly Value[], site: Site) => void

const EACH = new Set(['forEach', 'map', 'flatMap', 'filter', 'some', 'every', 'find'])

/** `table.forEach(callback)` and its kind, also `promise.then(callback)`: runs the callback for each item that is known. */
export function iterated(
  evaluator: Evaluator,
  object: Value,
  name: string,
  node: CallExpression | NewExpression,
  env: Environment,
  invoke: Invoke,
): boolean {
  const [first] = node.arguments
  if (first === undefined || first.type === 'SpreadElement') return false
  if (object.kind === 'array' && (EACH.has(name) || name === 'reduce')) {
    const [callback, start] = argumentsOf(evaluator, node, env)
    if (callback?.kind !== 'function') return false
    for (const [index, item] of object.items.entries()) {
      const place = literal({ node, env }, index)
      invoke(callback, name === 'reduce' ? [start ?? item, item, place] : [item, place], { node: item.node, env: item.env })
    }
    return true
  }
  if (name === 'then' && object.kind !== 'unknown' && object.kind !== 'call' && object.kind !== 'member') {
    const [callback] = argumentsOf(evaluator, node, env)
    if (callback?.kind !== 'function') return false
    invoke(callback, [object], { node, env })
    return true
  }
  return false
}

const environments = new WeakMap<Environment, Map<Node, readonly Environment[]>>()

/** One environment for each turn of a loop, with the loop's variable bound; one with what it declares where the list is not known. */
export function bindItems(evaluator: Evaluator, node: ForOfStatement | ForInStatement, env: Environment): readonly Environment[] {
  const byNode = environments.get(env) ?? new Map<Node, readonly Environment[]>()
  environments.set(env, byNode)
  const known = byNode.get(node)
  if (known !== undefined) return known
  const declared = declarationsOf([node.body])
  const made = itemsOf(evaluator, node, env).map((item) => {
    const inner = new Environment(env.module, declared, env, env.self, env.owner)
    const pattern = node.left.type === 'VariableDeclaration' ? node.left.declarations[0]?.id : undefined
    if (pattern !== undefined)
      for (const { name, steps } of namesIn(pattern, []))
        inner.bound.set(name, () => (steps.length === 0 ? item : evaluator.take(item, steps, env, { node: pattern, env: inner })))
    return inner
  })
  byNode.set(node, made)
  return made
}

/** What a loop goes through. A list that is not known, or not all of it, has an item that is not known: what it registers is said. */
function itemsOf(evaluator: Evaluator, node: ForOfStatement | ForInStatement, env: Environment): readonly Value[] {
  const site = { node: node.left, env }
  const rest = unknown(site, 'the list is not known')
  const list = evaluator.evaluate(node.right, env)
  if (node.type === 'ForInStatement')
    return list.kind === 'object' ? [...[...list.members.keys()].map((key) => literal(site, key)), ...(list.open ? [rest] : [])] : [rest]
  // `new Map([[key, value]])` and `new Set([…])` give what they are made of.
  const made =
    list.kind === 'call' && list.isNew && list.callee.kind === 'external' && list.callee.specifier === 'global' ? list.args[0] : list
  return made?.kind === 'array' ? [...made.items, ...(made.open ? [rest] : [])] : [rest]
}
