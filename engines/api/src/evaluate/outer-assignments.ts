import type { Expression, Node } from 'oxc-parser'
import type { Environment } from './environment.js'
import type { Evaluator } from './evaluator.js'
import { latestInvocation } from './invoke.js'
import type { SourceModule } from './source-module.js'
import { childrenOf, isFunction, keyName } from './syntax.js'
import type { FunctionLike, Value } from './value.js'

/** An assignment within functions, to a name that is declared around them. */
interface OuterAssignment {
  readonly expression: Expression
  /** The functions that it stands in, the outermost first. */
  readonly functions: readonly FunctionLike[]
}

const known = new WeakMap<SourceModule, ReadonlyMap<string, readonly OuterAssignment[]>>()

/** What functions of a module assign to one of its names: `let app` and `function start() { app = express() }`. Of `global`, `global.name`. */
export function assignedWithin(evaluator: Evaluator, module: SourceModule, name: string): readonly Value[] {
  const all = known.get(module) ?? assignmentsIn(module)
  known.set(module, all)
  const assignments = all.get(name) ?? []
  if (assignments.length > 0) evaluator.graph.dependsOnCallers(module)
  return assignments.flatMap(({ expression, functions }) => {
    let env: Environment = evaluator.graph.environment(module)
    for (const node of functions) {
      env = latestInvocation(env, node) ?? evaluator.inside({ kind: 'function', node, env, self: undefined })
      if (env.bound.has(name) || env.declarations.values.has(name)) return []
    }
    return [evaluator.evaluate(expression, env)]
  })
}

function assignmentsIn(module: SourceModule): ReadonlyMap<string, readonly OuterAssignment[]> {
  const found = new Map<string, OuterAssignment[]>()
  const visit = (node: Node, functions: readonly FunctionLike[]): void => {
    if (node.type === 'AssignmentExpression' && ['=', '??=', '||='].includes(node.operator)) {
      const name = targetName(node.left)
      if (name !== undefined) found.set(name, [...(found.get(name) ?? []), { expression: node.right, functions }])
    }
    const inner = isFunction(node) ? [...functions, node] : functions
    for (const child of childrenOf(node)) visit(child, inner)
  }
  visit(module.program, [])
  return found
}

function targetName(left: Node): string | undefined {
  if (left.type === 'Identifier') return left.name
  if (left.type !== 'MemberExpression' || left.object.type !== 'Identifier' || !/^global(?:This)?$/.test(left.object.name)) return undefined
  const name = keyName(left.property, left.computed)
  return name === undefined ? undefined : `global.${name}`
}
