import type { Expression, Node, TSType } from 'oxc-parser'
import type { Environment } from '../../evaluate/environment.js'
import type { Evaluator } from '../../evaluate/evaluator.js'
import { bindParameters } from '../../evaluate/invoke.js'
import { childrenOf, isFunction } from '../../evaluate/syntax.js'
import type { FunctionLike, FunctionValue } from '../../evaluate/value.js'
import { eitherParts, type SchemaParts } from '../schema-parts.js'
import type { SchemaContext } from '../schema-reader.js'
import { readPart } from '../validators/read-part.js'
import { requestPart } from '../validators/request-part.js'
import { scopeOf } from './type-scope.js'
import { typeValue } from './type-value.js'

/** What parts of the request are said to be where a handler takes them: `const user: NewUser = req.body`, `ctx.query as Page`. */
export function assertedParts(evaluator: Evaluator, handler: FunctionValue, context: SchemaContext): SchemaParts {
  let parts: SchemaParts = {}

  const add = (expression: Expression, type: TSType, env: Environment) => {
    if (/^TS(?:Any|Unknown)Keyword$/.test(type.type)) return
    const target = requestPart(evaluator.evaluate(expression, env), handler.node)
    if (target === undefined || target.part === 'request' || isScalar(type)) return
    const found = readPart(target.part, typeValue(evaluator, type, scopeOf(env)), context, target.path)
    if (found !== undefined) parts = eitherParts(parts, found)
  }

  const visit = (node: Node, env: Environment): void => {
    if (isFunction(node)) {
      const owner = node as FunctionLike
      const inner = env.body(owner, undefined, (body) => bindParameters(evaluator, owner, undefined, body))
      if (owner.body !== null) visit(owner.body, inner)
      return
    }
    if ((node.type === 'TSAsExpression' || node.type === 'TSTypeAssertion') && mayBeRequest(node.expression))
      add(node.expression, node.typeAnnotation, env)
    if (node.type === 'VariableDeclarator' && node.init && mayBeRequest(node.init)) {
      const type = 'typeAnnotation' in node.id ? node.id.typeAnnotation?.typeAnnotation : undefined
      if (type) add(node.init, type, env)
    }
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

/** Only names and members can be a part of the request: everything else need not be looked at. */
function mayBeRequest(node: Expression): boolean {
  if (node.type === 'TSAsExpression' || node.type === 'ParenthesizedExpression' || node.type === 'AwaitExpression')
    return mayBeRequest(node.type === 'AwaitExpression' ? node.argument : node.expression)
  return node.type === 'MemberExpression' || node.type === 'Identifier'
}

/** `req.query.page as string` tells nothing that is not known. */
function isScalar(type: TSType): boolean {
  return /^TS(?:String|Number|Boolean)Keyword$/.test(type.type)
}
