import type { Expression, Node } from 'oxc-parser'
import type { Environment } from './environment.js'
import { type Evaluator, either } from './evaluator.js'
import { textOf } from './literals.js'
import { childrenOf, isFunction } from './syntax.js'
import type { FunctionLike, Site, Value } from './value.js'

/** `name += …`, and what must hold for it. */
interface Addition {
  readonly node: Node
  readonly added: Expression
  readonly conditions: readonly Condition[]
}

interface Condition {
  readonly test: Expression
  readonly wanted: boolean
}

const known = new WeakMap<object, Map<string, readonly Addition[] | undefined>>()

/**
 * A text that is begun and then only added to: `let path = '/' + name; if (id) path += '/:id'`. Undefined for what changes in another way, such
 * as in a loop.
 */
export function builtText(evaluator: Evaluator, name: string, begun: Value, env: Environment, use: Site): Value | undefined {
  if (begun.kind !== 'text' && !(begun.kind === 'literal' && typeof begun.value === 'string')) return undefined
  const body = env.owner?.body ?? (env.parent === undefined ? env.module.program : undefined)
  if (!body) return undefined
  const byName = known.get(body) ?? new Map<string, readonly Addition[] | undefined>()
  known.set(body, byName)
  if (!byName.has(name)) byName.set(name, additionsIn(body, name))
  // A function may be called at any time, so what it sees is the text as it is at last.
  const inner = use.env.owner !== env.owner
  return byName
    .get(name)
    ?.filter(({ node }) => inner || node.end <= use.node.start)
    .reduce<Value>((text, one) => added(evaluator, text, one, env, use), begun)
}

function added(evaluator: Evaluator, text: Value, { added, conditions }: Addition, env: Environment, use: Site): Value {
  let sure = true
  for (const { test, wanted } of conditions) {
    const value = evaluator.evaluate(test, env)
    if (value.kind !== 'literal') sure = false
    else if (Boolean(value.value) !== wanted) return text
  }
  const longer = textOf([text, evaluator.evaluate(added, env)], use)
  return sure ? longer : either(use, [text, longer])
}

const LOOPS: ReadonlySet<string> = new Set([
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'WhileStatement',
  'DoWhileStatement',
  'SwitchStatement',
  'TryStatement',
])

/** Every addition to a name; undefined where it changes otherwise or as often as nobody knows. */
function additionsIn(body: NonNullable<FunctionLike['body']> | Node, name: string): readonly Addition[] | undefined {
  const additions: Addition[] = []
  let followed = true
  const visit = (node: Node, conditions: readonly Condition[], apart: boolean): void => {
    if (node.type === 'AssignmentExpression' && node.left.type === 'Identifier' && node.left.name === name) {
      if (node.operator === '+=' && !apart) additions.push({ node, added: node.right, conditions })
      else followed = false
    }
    if (node.type === 'UpdateExpression' && node.argument.type === 'Identifier' && node.argument.name === name) followed = false
    if (node.type === 'IfStatement' || node.type === 'ConditionalExpression') {
      visit(node.test, conditions, apart)
      visit(node.consequent, [...conditions, { test: node.test, wanted: true }], apart)
      if (node.alternate) visit(node.alternate, [...conditions, { test: node.test, wanted: false }], apart)
      return
    }
    if (node.type === 'LogicalExpression' && node.operator !== '??') {
      visit(node.left, conditions, apart)
      visit(node.right, [...conditions, { test: node.left, wanted: node.operator === '&&' }], apart)
      return
    }
    const inner = apart || isFunction(node) || LOOPS.has(node.type)
    for (const child of childrenOf(node)) visit(child, conditions, inner)
  }
  for (const child of childrenOf(body)) visit(child, [], false)
  return followed ? additions : undefined
}
