import type { Decorator } from 'oxc-parser'
import type { Environment } from '../../evaluate/environment.js'
import type { Evaluator } from '../../evaluate/evaluator.js'
import { argumentsOf } from '../../evaluate/invoke.js'
import type { Value } from '../../evaluate/value.js'

/** A decorator of a package: `@MinLength(3)`. */
export interface PackageDecorator {
  readonly specifier: string
  readonly name: string
  readonly args: readonly Value[]
}

/** The decorators of packages among those of a property. */
export function packageDecorators(evaluator: Evaluator, nodes: readonly Decorator[], env: Environment): readonly PackageDecorator[] {
  return nodes.flatMap(({ expression }): readonly PackageDecorator[] => {
    if (expression.type !== 'CallExpression') return []
    const callee = evaluator.evaluate(expression.callee, env)
    const name = callee.kind === 'external' ? callee.path.at(-1) : undefined
    return callee.kind === 'external' && name !== undefined
      ? [{ specifier: callee.specifier, name, args: argumentsOf(evaluator, expression, env) }]
      : []
  })
}
