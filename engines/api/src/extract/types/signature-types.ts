import type { Node, TSType } from 'oxc-parser'
import type { Evaluator } from '../../evaluate/evaluator.js'
import { unwrap } from '../../evaluate/syntax.js'
import type { FunctionValue, Value } from '../../evaluate/value.js'
import { bothParts, type SchemaParts } from '../schema-parts.js'
import type { SchemaContext } from '../schema-reader.js'
import { positionalParts, requestTypeParts } from './request-type-parts.js'
import { scopeOf, type TypeScope } from './type-scope.js'

/**
 * What the types of a handler and of its registration say of the request: `Request<P, R, B, Q>`, `RequestHandler<…>`,
 * `FastifyRequest<{ Body, Querystring }>`, `app.get<{ Params }>(…)`.
 *
 * @param registration the call that registers the route
 */
export function signatureTypes(evaluator: Evaluator, handler: Value | undefined, registration: Node, context: SchemaContext): SchemaParts {
  if (handler === undefined) return {}
  const declared = handlersIn(handler).map((one) => ofFunction(evaluator, one, context))
  return { ...declared.reduce(bothParts, {}), ...ofRegistration(evaluator, registration, scopeOf(handler.env), context) }
}

/** A handler, or those that a wrapper (`asyncHandler(handler)`) closes over. */
function handlersIn(value: Value): readonly FunctionValue[] {
  if (value.kind === 'either') return value.options.flatMap(handlersIn)
  if (value.kind === 'call') return value.args.flatMap(handlersIn)
  if (value.kind !== 'function') return []
  const wrapped: FunctionValue[] = []
  for (let { env } = value; env.owner !== undefined && env.parent !== undefined; env = env.parent) {
    for (const [name, bound] of env.bound) {
      const own = name === 'arguments' ? undefined : bound()
      if (own?.kind === 'function') wrapped.push(own)
    }
  }
  return [value, ...wrapped]
}

function ofFunction(evaluator: Evaluator, { node, env }: FunctionValue, context: SchemaContext): SchemaParts {
  const scope = scopeOf(env)
  const [first] = node.params
  const pattern = first?.type === 'AssignmentPattern' ? first.left : first
  const type = pattern !== undefined && 'typeAnnotation' in pattern ? pattern.typeAnnotation?.typeAnnotation : undefined
  if (type) return requestTypeParts(evaluator, type, scope, context)
  const variable = [...env.declarations.values.values()].find(
    (one) => one.kind === 'variable' && one.type !== undefined && one.init !== undefined && unwrap(one.init) === node,
  )
  return variable?.kind === 'variable' && variable.type ? requestTypeParts(evaluator, variable.type, scope, context) : {}
}

/** `app.post<{ Body: X }>('/', …)`, `router.get<Params, Answer, Body, Query>('/', …)` */
function ofRegistration(evaluator: Evaluator, node: Node, scope: TypeScope, context: SchemaContext): SchemaParts {
  const args: readonly TSType[] = node.type === 'CallExpression' ? (node.typeArguments?.params ?? []) : []
  return positionalParts(evaluator, args, scope, context)
}
