import type { Expression, Node, TSType } from 'oxc-parser'
import type { Environment } from '../../evaluate/environment.js'
import type { Evaluator } from '../../evaluate/evaluator.js'
import { bindParameters } from '../../evaluate/invoke.js'
import { returned } from '../../evaluate/returned.js'
import type { FunctionValue } from '../../evaluate/value.js'
import { classMemberType } from './class-member-type.js'
import { findType, nameParts } from './find-type.js'
import { declaredMembers, membersOf } from './object-members.js'
import { type FoundType, scopeOf, type TypeScope } from './type-scope.js'

/** The type of an expression, as far as declarations say it: written out, or a class of the project. */
export type ExpressionType = { readonly type: TSType; readonly scope: TypeScope } | { readonly found: FoundType }

const MAX_DEPTH = 12

/** What the declarations of the project say that an expression is; undefined where they don't. Nothing is inferred from what values are. */
export function expressionType(evaluator: Evaluator, node: Expression, env: Environment, depth = 0): ExpressionType | undefined {
  if (depth > MAX_DEPTH) return undefined
  const inner = (one: Expression, own = env) => expressionType(evaluator, one, own, depth + 1)
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSTypeAssertion':
      return { type: node.typeAnnotation, scope: scopeOf(env) }
    case 'TSNonNullExpression':
    case 'ParenthesizedExpression':
    case 'ChainExpression':
    case 'TSSatisfiesExpression':
      return inner(node.expression)
    case 'AwaitExpression':
      return settled(inner(node.argument))
    case 'LogicalExpression':
      return inner(node.left) ?? inner(node.right)
    case 'ThisExpression':
      return env.self?.kind === 'instance' ? { found: { node: env.self.of.node, env: env.self.of.env } } : undefined
    case 'Identifier':
      return named(evaluator, node.name, env, depth)
    case 'MemberExpression': {
      if (node.computed || node.object.type === 'Super') return undefined
      const object = inner(node.object)
      return object && memberType(evaluator, object, node.property.name, depth)
    }
    case 'NewExpression': {
      const found = findType(evaluator, nameParts(node.callee), env)
      return found && { found }
    }
    case 'CallExpression': {
      const callee = evaluator.evaluate(node.callee, env)
      return callee.kind === 'function' ? resultType(evaluator, callee, depth) : undefined
    }
    default:
      return undefined
  }
}

function named(evaluator: Evaluator, name: string, env: Environment, depth: number): ExpressionType | undefined {
  const owner = env.ownerOf(name)
  if (owner === undefined) return undefined
  const parameter = owner.owner?.params.find((one) => one.type === 'Identifier' && one.name === name)
  if (parameter?.type === 'Identifier') {
    const type = parameter.typeAnnotation?.typeAnnotation
    return type && { type, scope: scopeOf(owner) }
  }
  const declared = owner.declared(name)
  if (declared?.kind === 'import') {
    const module = evaluator.graph.resolve(owner.module, declared.specifier)
    const target = module && exportedName(module.program.body, declared.imported)
    return module && target !== undefined ? named(evaluator, target, evaluator.graph.environment(module), depth + 1) : undefined
  }
  if (declared?.kind !== 'variable') return undefined
  if (declared.type) return { type: declared.type, scope: scopeOf(owner) }
  const init = declared.init && expressionType(evaluator, declared.init, owner, depth + 1)
  return declared.steps.reduce<ExpressionType | undefined>(
    (type, step) => (type !== undefined && step.kind === 'member' ? memberType(evaluator, type, step.name, depth) : undefined),
    init,
  )
}

/** The local name of what a module exports itself. */
function exportedName(body: readonly Node[], name: string): string | undefined {
  if (name !== 'default') return name
  const statement = body.find((one) => one.type === 'ExportDefaultDeclaration')
  return statement?.type === 'ExportDefaultDeclaration' && statement.declaration.type === 'Identifier'
    ? statement.declaration.name
    : undefined
}

function memberType(evaluator: Evaluator, of: ExpressionType, name: string, depth: number): ExpressionType | undefined {
  const found =
    'found' in of
      ? of.found
      : of.type.type === 'TSTypeReference'
        ? findType(evaluator, nameParts(of.type.typeName), of.scope.env)
        : undefined
  if (found?.node.type === 'ClassDeclaration' || found?.node.type === 'ClassExpression') {
    const own = classMemberType(found.node, name)
    if (own !== undefined) return { type: own, scope: scopeOf(found.env) }
  }
  const members =
    'found' in of ? declaredMembers(evaluator, of.found, [], scopeOf(of.found.env), depth) : membersOf(evaluator, of.type, of.scope, depth)
  const member = members?.members.get(name)
  return member?.type && { type: member.type, scope: member.scope }
}

function resultType(evaluator: Evaluator, { node, env, self }: FunctionValue, depth: number): ExpressionType | undefined {
  if (node.returnType) return { type: node.returnType.typeAnnotation, scope: scopeOf(env) }
  const inner = env.body(node, self, (body) => bindParameters(evaluator, node, undefined, body))
  for (const one of returned(node)) {
    const type = expressionType(evaluator, one, inner, depth + 1)
    if (type !== undefined) return type
  }
  return undefined
}

/** What a promise gives. */
function settled(of: ExpressionType | undefined): ExpressionType | undefined {
  if (of === undefined || 'found' in of || of.type.type !== 'TSTypeReference') return of
  const [first] = of.type.typeArguments?.params ?? []
  return first !== undefined && nameParts(of.type.typeName).join('.') === 'Promise' ? { type: first, scope: of.scope } : of
}
