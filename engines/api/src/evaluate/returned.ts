import type { Expression, Node } from 'oxc-parser'
import type { Environment } from './environment.js'
import type { Evaluator } from './evaluator.js'
import { childrenOf, isFunction } from './syntax.js'
import type { FunctionLike } from './value.js'

/** `return …`, and the conditions of the `if`s around it. */
interface Return {
  readonly expression: Expression
  readonly conditions: readonly { readonly test: Expression; readonly wanted: boolean }[]
  /** Whether these conditions are all that it takes: no loop, `switch` or `try` is around it. */
  readonly plain: boolean
}

const results = new WeakMap<FunctionLike, readonly Return[]>()

/** What a function may return. */
export function returned(owner: FunctionLike): readonly Expression[] {
  return returnsOf(owner).map(({ expression }) => expression)
}

/** What a call of a function may return: not what stands behind a condition that this call is known not to meet. */
export function reached(evaluator: Evaluator, owner: FunctionLike, env: Environment): readonly Expression[] {
  const all = returnsOf(owner)
  const [only] = all
  if (only === undefined) return []
  if (all.length === 1) return [only.expression]
  const found: Expression[] = []
  for (const { expression, conditions, plain } of all) {
    const met = conditions.map(({ test, wanted }) => {
      const value = evaluator.evaluate(test, env)
      return value.kind === 'literal' ? Boolean(value.value) === wanted : undefined
    })
    if (met.includes(false)) continue
    found.push(expression)
    // A condition that is met for sure ends the function here.
    if (plain && met.every((one) => one === true)) break
  }
  return found
}

function returnsOf(owner: FunctionLike): readonly Return[] {
  const known = results.get(owner)
  if (known !== undefined) return known
  const found = returnsIn(owner)
  results.set(owner, found)
  return found
}

function returnsIn(owner: FunctionLike): readonly Return[] {
  if (owner.body === null) return []
  if (owner.body.type !== 'BlockStatement') return [{ expression: owner.body, conditions: [], plain: true }]
  const found: Return[] = []
  const visit = (node: Node, conditions: Return['conditions'], plain: boolean): void => {
    if (node.type === 'ReturnStatement' && node.argument) found.push({ expression: node.argument, conditions, plain })
    if (isFunction(node) || node.type === 'ClassExpression' || node.type === 'ClassDeclaration') return
    if (node.type === 'IfStatement') {
      visit(node.consequent, [...conditions, { test: node.test, wanted: true }], plain)
      if (node.alternate) visit(node.alternate, [...conditions, { test: node.test, wanted: false }], plain)
      return
    }
    for (const child of childrenOf(node)) visit(child, conditions, plain && node.type === 'BlockStatement')
  }
  for (const one of owner.body.body) visit(one, [], true)
  return found
}
