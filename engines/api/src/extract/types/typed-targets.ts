import type { CallExpression, Expression, Node } from 'oxc-parser'
import type { Environment } from '../../evaluate/environment.js'
import type { Evaluator } from '../../evaluate/evaluator.js'
import { bindParameters } from '../../evaluate/invoke.js'
import { childrenOf, isFunction } from '../../evaluate/syntax.js'
import type { FunctionLike, FunctionValue } from '../../evaluate/value.js'
import { eitherParts, type SchemaParts } from '../schema-parts.js'
import type { SchemaContext } from '../schema-reader.js'
import { readPart } from '../validators/read-part.js'
import { requestPart } from '../validators/request-part.js'
import { type ExpressionType, expressionType } from './expression-type.js'
import { scopeOf } from './type-scope.js'
import { declarationValue, typeValue } from './type-value.js'

/**
 * What a handler takes a body or query to be by where it puts it: `settings.main = req.body`, `Object.assign(user, req.body)`,
 * `service.create(req.body)` with `create(user: NewUser)`.
 */
export function typedTargets(evaluator: Evaluator, handler: FunctionValue, context: SchemaContext): SchemaParts {
  let parts: SchemaParts = {}

  const add = (expression: Expression, env: Environment, target: () => ExpressionType | undefined) => {
    if (expression.type !== 'MemberExpression' && expression.type !== 'Identifier') return
    const part = requestPart(evaluator.evaluate(expression, env), handler.node)
    if (part === undefined || (part.part !== 'body' && part.part !== 'query') || part.path.length > 0) return
    const type = target()
    if (type === undefined || saysNothing(type)) return
    const value = 'found' in type ? declarationValue(type.found) : typeValue(evaluator, type.type, type.scope)
    const found = readPart(part.part, value, context)
    if (found !== undefined) parts = eitherParts(parts, found)
  }

  const visit = (node: Node, env: Environment): void => {
    if (isFunction(node)) {
      const owner = node as FunctionLike
      const inner = env.body(owner, undefined, (body) => bindParameters(evaluator, owner, undefined, body))
      if (owner.body !== null) visit(owner.body, inner)
      return
    }
    if (node.type === 'AssignmentExpression' && node.operator === '=' && node.left.type === 'MemberExpression') {
      const { left } = node
      add(node.right, env, () => expressionType(evaluator, left, env))
    }
    if (node.type === 'CallExpression')
      node.arguments.forEach((one, index) => {
        if (one.type !== 'SpreadElement') add(one, env, () => argumentType(evaluator, node, index, env))
      })
    for (const child of childrenOf(node)) visit(child, env)
  }

  const { node, env, self } = handler
  if (node.body !== null)
    visit(
      node.body,
      env.body(node, self, (body) => bindParameters(evaluator, node, undefined, body)),
    )
  return parts
}

/** What a call takes its argument to be: the declared type of the parameter, or of what `Object.assign` and `merge` put it into. */
function argumentType(evaluator: Evaluator, node: CallExpression, index: number, env: Environment): ExpressionType | undefined {
  const callee = evaluator.evaluate(node.callee, env)
  if (callee.kind === 'function') {
    const parameter = callee.node.params[index]
    const pattern = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter
    const type = pattern && 'typeAnnotation' in pattern ? pattern.typeAnnotation?.typeAnnotation : undefined
    return type ? { type, scope: scopeOf(callee.env) } : undefined
  }
  const name = callee.kind === 'external' ? callee.path.at(-1) : undefined
  const target = node.arguments[0]
  if (index === 0 || (name !== 'assign' && name !== 'merge') || target === undefined || target.type === 'SpreadElement') return undefined
  return expressionType(evaluator, target, env)
}

function saysNothing(of: ExpressionType): boolean {
  if ('found' in of) return false
  const { type } = of
  return (
    /^TS(?:Any|Unknown|Object|String|Number|Boolean|Never)Keyword$/.test(type.type) ||
    (type.type === 'TSTypeLiteral' && type.members.length === 0)
  )
}
