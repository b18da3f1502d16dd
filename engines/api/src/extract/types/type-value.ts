import type { Node, TSType } from 'oxc-parser'
import type { Environment } from '../../evaluate/environment.js'
import type { Evaluator } from '../../evaluate/evaluator.js'
import { propertyOf } from '../../evaluate/members.js'
import type { Value } from '../../evaluate/value.js'
import { findType, nameParts } from './find-type.js'
import type { FoundType, TypeScope } from './type-scope.js'

/** What a value that stands for a type is read from. */
export type TypeSource = { readonly declaration: FoundType } | { readonly type: TSType; readonly scope: TypeScope }

const sources = new WeakMap<Value, TypeSource>()
const declared = new WeakMap<Environment, Map<Node, Value>>()

/**
 * A value that stands for a type, so that types are read, inlined and named like every other schema. A type that is inferred from a schema
 * (`z.infer<typeof User>`) is that schema's value; a name is its declaration's.
 */
export function typeValue(evaluator: Evaluator, node: TSType, scope: TypeScope): Value {
  const schema = inferredFrom(evaluator, node, scope)
  if (schema !== undefined) return schema
  if (node.type === 'TSTypeReference') {
    const name = nameParts(node.typeName)
    const given = name.length === 1 ? scope.given.get(name[0] ?? '') : undefined
    if (given !== undefined) return typeValue(evaluator, given.node, given.scope)
    const found = findType(evaluator, name, scope.env)
    if (found !== undefined && !isGeneric(found)) {
      const { node: own } = found
      // `type User = z.infer<typeof User>` is the schema; `type Id = UserId` is the other.
      if (own.type === 'TSTypeAliasDeclaration') {
        const target = own.typeAnnotation
        const isOther = target.type === 'TSTypeReference' && !target.typeArguments && nameParts(target.typeName).join('.') !== own.id.name
        const inferred = isOther
          ? typeValue(evaluator, target, { env: found.env, given: new Map() })
          : inferredFrom(evaluator, target, { env: found.env, given: new Map() })
        if (inferred !== undefined) return inferred
      }
      return declarationValue(found)
    }
  }
  const value: Value = { kind: 'unknown', node, env: scope.env, reason: 'it is a type' }
  sources.set(value, { type: node, scope })
  return value
}

export function declarationValue(declaration: FoundType): Value {
  const { node, env } = declaration
  const module = outermost(env)
  const byNode = declared.get(module) ?? new Map<Node, Value>()
  declared.set(module, byNode)
  const known = byNode.get(node)
  if (known !== undefined) return known
  const value: Value = { kind: 'unknown', node, env, reason: 'it is a type' }
  byNode.set(node, value)
  sources.set(value, { declaration })
  return value
}

/** The environment of the module: what is known of its types is forgotten with it. */
function outermost(env: Environment): Environment {
  let one = env
  while (one.parent !== undefined) one = one.parent
  return one
}

/** The type that a value stands for. */
export function typeSource(value: Value): TypeSource | undefined {
  return sources.get(value)
}

export function isGeneric({ node }: FoundType): boolean {
  return node.type !== 'TSEnumDeclaration' && (node.typeParameters?.params.length ?? 0) > 0
}

/** `z.infer<typeof X>`, `Static<typeof X>`, `FromSchema<typeof X>`: every type of a package that is made of one `typeof`. */
function inferredFrom(evaluator: Evaluator, node: TSType, scope: TypeScope): Value | undefined {
  if (node.type !== 'TSTypeReference') return undefined
  const [argument] = node.typeArguments?.params ?? []
  if (
    argument?.type !== 'TSTypeQuery' ||
    !/^(?:infer|input|output|Infer|Static|FromSchema|TypeOf|Output|Input)/.test(nameParts(node.typeName).at(-1) ?? '')
  )
    return undefined
  return queriedValue(evaluator, argument, scope)
}

/** What `typeof x.y` in a type is about. */
export function queriedValue(evaluator: Evaluator, node: Extract<TSType, { type: 'TSTypeQuery' }>, { env }: TypeScope): Value | undefined {
  const [first, ...rest] = nameParts(node.exprName)
  if (first === undefined) return undefined
  const site = { node, env }
  return rest.reduce((value: Value, name) => propertyOf(evaluator, value, name, site), evaluator.lookup(first, env, site))
}
