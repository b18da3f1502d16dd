import type { BlockStatement, CallExpression, ForInStatement, ForOfStatement, ImportExpression, NewExpression, Node } from 'oxc-parser'
import { eachRunning, isFunction } from '../../evaluate/syntax.js'

/** What of a body can register a route, in the order in which it runs. */
export type Step =
  | { readonly kind: 'call'; readonly node: CallExpression | NewExpression }
  | { readonly kind: 'import'; readonly node: ImportExpression }
  | { readonly kind: 'block'; readonly node: BlockStatement; readonly steps: readonly Step[] }
  | { readonly kind: 'loop'; readonly node: ForOfStatement | ForInStatement; readonly steps: readonly Step[] }

const known = new WeakMap<Node, readonly Step[]>()

/**
 * The calls below a node, inner ones first, without those in functions and classes: they happen when somebody calls these. Both branches of a
 * condition count.
 */
export function stepsOf(node: Node): readonly Step[] {
  const before = known.get(node)
  if (before !== undefined) return before
  const steps: Step[] = []
  eachRunning(node, collector(steps))
  known.set(node, steps)
  return steps
}

/** The same for a node that may be a call itself, such as the body of an arrow function. */
export function stepsOfExpression(node: Node): readonly Step[] {
  const steps: Step[] = []
  collector(steps)(node)
  return steps
}

function collector(steps: Step[]): (node: Node) => void {
  const collect = (node: Node): void => {
    switch (node.type) {
      case 'CallExpression':
      case 'NewExpression':
        eachRunning(node, collect)
        steps.push({ kind: 'call', node })
        return
      case 'ImportExpression':
        steps.push({ kind: 'import', node })
        return
      case 'ForOfStatement':
      case 'ForInStatement':
        collect(node.right)
        steps.push({ kind: 'loop', node, steps: stepsOfExpression(node.body) })
        return
      case 'BlockStatement': {
        const inner = stepsOf(node)
        if (inner.length > 0) steps.push({ kind: 'block', node, steps: inner })
        return
      }
      case 'ClassDeclaration':
      case 'ClassExpression':
      case 'TSInterfaceDeclaration':
      case 'TSTypeAliasDeclaration':
        return
      default:
        if (!isFunction(node)) eachRunning(node, collect)
    }
  }
  return collect
}
