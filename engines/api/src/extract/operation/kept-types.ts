import type { Expression, Node, TSType } from 'oxc-parser'
import { unwrap } from '../../evaluate/syntax.js'
import type { ClassValue, FunctionValue, Value } from '../../evaluate/value.js'
import { expressionType } from '../types/expression-type.js'
import { scopeOf, scopeWithArguments, type TypeScope } from '../types/type-scope.js'
import { declarationValue, typeValue } from '../types/type-value.js'
import { usedPart } from './read-uses.js'
import { plainValue, type Scope } from './scope.js'

/** `service.create(req.body)`: the type of the parameter says what the body is. */
export function noteTaken({ node, env }: FunctionValue, args: readonly (Value | undefined)[], scope: Scope): void {
  noteParameters(node.params, args, scopeOf(env), scope)
}

/** `new Agent(req.body)`: so does that of a constructor, its own or the one of a class above. */
export function noteConstructed(owner: ClassValue, args: readonly (Value | undefined)[], scope: Scope): void {
  let [current, types] = [owner, scopeOf(owner.env)]
  for (let depth = 0; depth < 8; depth += 1) {
    const { node, superClass } = current
    const made = node.body.body.find((one) => one.type === 'MethodDefinition' && one.kind === 'constructor')
    if (made?.type === 'MethodDefinition') {
      noteParameters(made.value.params, args, types, scope)
      return
    }
    if (superClass?.kind !== 'class') return
    types = scopeWithArguments({ node: superClass.node, env: superClass.env }, node.superTypeArguments?.params ?? [], types)
    current = superClass
  }
}

function noteParameters(params: readonly Node[], args: readonly (Value | undefined)[], types: TypeScope, scope: Scope): void {
  const { evaluator, reading } = scope.walk
  for (let index = 0; index < args.length; index += 1) {
    const value = args[index]
    const part = value && usedPart(value, [], scope)
    const type = part && annotationOf(params[index])
    if (part !== undefined && type !== undefined && !isVague(type))
      reading.typed.push({ part: part.part, path: part.path, schema: typeValue(evaluator, type, types) })
  }
}

/** `settings.mail = req.body`, `Object.assign(user, req.body)`: so does the type of what it is put into. */
export function noteKept(target: Expression, kept: Node, scope: Scope): void {
  const value = plainValue(kept, scope)
  const part = value && usedPart(value, [], scope)
  const type = part && expressionType(scope.walk.evaluator, target, scope.env)
  if (part === undefined || type === undefined || ('type' in type && isVague(type.type))) return
  const schema = 'found' in type ? declarationValue(type.found) : typeValue(scope.walk.evaluator, type.type, type.scope)
  scope.walk.reading.typed.push({ part: part.part, path: part.path, schema })
}

/** `req.body as User`, `const user: User = req.body` */
export function noteSaid(said: Node, type: TSType, scope: Scope): void {
  const inner = unwrap(said as Expression)
  if (isVague(type) || (inner.type !== 'Identifier' && inner.type !== 'MemberExpression')) return
  const value = plainValue(inner, scope)
  const part = value && usedPart(value, [], scope)
  if (part === undefined) return
  scope.walk.reading.typed.push({ part: part.part, path: part.path, schema: typeValue(scope.walk.evaluator, type, scopeOf(scope.env)) })
}

/** `(req.query as Page).limit` */
export function noteSaidWithin(node: Node, scope: Scope): void {
  for (let at = node; at.type === 'MemberExpression' || at.type === 'ParenthesizedExpression' || at.type === 'TSAsExpression'; ) {
    if (at.type === 'TSAsExpression') noteSaid(at.expression, at.typeAnnotation, scope)
    at = at.type === 'MemberExpression' ? at.object : at.expression
  }
}

function annotationOf(param: Node | undefined): TSType | undefined {
  const inner = param?.type === 'TSParameterProperty' ? param.parameter : param
  const target = inner?.type === 'AssignmentPattern' ? inner.left : inner
  return target !== undefined && 'typeAnnotation' in target && target.typeAnnotation?.type === 'TSTypeAnnotation'
    ? target.typeAnnotation.typeAnnotation
    : undefined
}

function isVague(type: TSType): boolean {
  if (type.type === 'TSTypeLiteral') return type.members.length === 0
  if (type.type === 'TSTypeReference') return type.typeName.type === 'Identifier' && type.typeName.name === 'const'
  return /^TS(?:Any|Unknown|Object|String|Number|Boolean|Never)Keyword$/.test(type.type)
}
