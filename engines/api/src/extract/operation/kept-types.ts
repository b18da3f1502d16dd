import type { Class, Expression, MemberExpression, Node, TSType } from 'oxc-parser'
import { keyName, unwrap } from '../../evaluate/syntax.js'
import type { ClassValue, FunctionValue, Value } from '../../evaluate/value.js'
import { scopeOf, scopeWithArguments, type TypeScope } from '../types/type-scope.js'
import { typeValue } from '../types/type-value.js'
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
  for (const [index, value] of args.entries()) {
    const part = value && usedPart(value, [], scope)
    const type = part && annotationOf(params[index])
    if (part !== undefined && type !== undefined && !isVague(type))
      reading.typed.push({ part: part.part, path: part.path, schema: typeValue(evaluator, type, types), inside: [] })
  }
}

/** `settings.mail = req.body`: so does the type of what it is kept in, where a class declares it. */
export function noteKept(left: MemberExpression, right: Expression, scope: Scope): void {
  const value = plainValue(right, scope)
  const part = value && usedPart(value, [], scope)
  if (part === undefined) return
  const names: string[] = []
  let object: Expression = left
  while (object.type === 'MemberExpression') {
    const name = keyName(object.property, object.computed)
    if (name === undefined) return
    names.unshift(name)
    object = unwrap(object.object)
  }
  const owner =
    object.type === 'Identifier' || object.type === 'ThisExpression' ? scope.walk.evaluator.evaluate(object, scope.env) : undefined
  const [first = '', ...inside] = names
  const instances = owner?.kind === 'either' ? owner.options : [owner]
  const instance = instances.find((one) => one?.kind === 'instance')
  const type = instance?.kind === 'instance' ? memberType(instance.of.node, first) : undefined
  if (instance?.kind !== 'instance' || type === undefined || isVague(type)) return
  const schema = typeValue(scope.walk.evaluator, type, scopeOf(instance.of.env))
  scope.walk.reading.typed.push({ part: part.part, path: part.path, schema, inside })
}

function annotationOf(param: Node | undefined): TSType | undefined {
  const inner = param?.type === 'TSParameterProperty' ? param.parameter : param
  const target = inner?.type === 'AssignmentPattern' ? inner.left : inner
  return target !== undefined && 'typeAnnotation' in target && target.typeAnnotation?.type === 'TSTypeAnnotation'
    ? target.typeAnnotation.typeAnnotation
    : undefined
}

function memberType(owner: Class, name: string): TSType | undefined {
  for (const one of owner.body.body) {
    if (one.type === 'PropertyDefinition' && keyName(one.key, one.computed) === name) return one.typeAnnotation?.typeAnnotation
    if (one.type === 'MethodDefinition' && one.kind === 'get' && keyName(one.key, one.computed) === name)
      return one.value.returnType?.typeAnnotation
  }
  return undefined
}

function isVague(type: TSType): boolean {
  return /^TS(?:Any|Unknown|Object|String|Number|Boolean)Keyword$/.test(type.type)
}
