import type { Class, Node, TSSignature, TSType } from 'oxc-parser'
import type { Evaluator } from '../../evaluate/evaluator.js'
import { keyName } from '../../evaluate/syntax.js'
import { findType, nameParts } from './find-type.js'
import { literalKeys } from './literal-keys.js'
import { type FoundType, scopeWithArguments, type TypeScope } from './type-scope.js'

/** One property of an object type. */
export interface TypeMember {
  readonly type: TSType | undefined
  readonly scope: TypeScope
  readonly optional: boolean
  /** For its comment. */
  readonly node: Node
}

export interface ObjectMembers {
  readonly members: ReadonlyMap<string, TypeMember>
  /** What further properties are, by an index signature. */
  readonly rest: { readonly type: TSType; readonly scope: TypeScope } | undefined
  /** Types that belong to it and can't be told, such as those of packages. */
  readonly unresolved: readonly { readonly node: Node; readonly scope: TypeScope }[]
}

const NOTHING: ObjectMembers = { members: new Map(), rest: undefined, unresolved: [] }
const MAX_DEPTH = 24

/** The properties of a type that is an object's, heritage, intersections and the language's own helpers (`Pick`, `Partial` …) resolved. */
export function membersOf(evaluator: Evaluator, node: TSType, scope: TypeScope, depth = 0): ObjectMembers | undefined {
  if (depth > MAX_DEPTH) return undefined
  const inner = (type: TSType | undefined, own = scope) => (type === undefined ? undefined : membersOf(evaluator, type, own, depth + 1))
  switch (node.type) {
    case 'TSParenthesizedType':
      return inner(node.typeAnnotation)
    case 'TSTypeLiteral':
      return signatures(node.members, scope)
    case 'TSIntersectionType':
      return together(node.types.map((one) => inner(one) ?? { ...NOTHING, unresolved: [{ node: one, scope }] }))
    case 'TSMappedType': {
      const keys = literalKeys(evaluator, node.constraint, scope, depth)
      if (keys === undefined) return undefined
      const type = node.typeAnnotation ?? undefined
      const entries = keys.map((key) => {
        const given = new Map(scope.given).set(node.key.name, { node: key.node, scope: key.scope })
        const member: TypeMember = {
          type,
          scope: { env: scope.env, given },
          optional: node.optional === true || node.optional === '+' || (key.optional && node.optional !== '-'),
          node,
        }
        return [key.name, member] as const
      })
      return { ...NOTHING, members: new Map(entries) }
    }
    case 'TSTypeReference': {
      const name = nameParts(node.typeName)
      const args = node.typeArguments?.params ?? []
      const given = name.length === 1 ? scope.given.get(name[0] ?? '') : undefined
      if (given !== undefined) return inner(given.node, given.scope)
      const found = findType(evaluator, name, scope.env)
      return found === undefined
        ? ofHelper(evaluator, name.at(-1) ?? '', args, scope, depth)
        : declaredMembers(evaluator, found, args, scope, depth)
    }
    default:
      return undefined
  }
}

/** The properties of an interface, a class, or an alias of an object type. */
export function declaredMembers(
  evaluator: Evaluator,
  found: FoundType,
  args: readonly TSType[],
  scope: TypeScope,
  depth = 0,
): ObjectMembers | undefined {
  const inner = scopeWithArguments(found, args, scope)
  const { node } = found
  switch (node.type) {
    case 'TSTypeAliasDeclaration':
      return membersOf(evaluator, node.typeAnnotation, inner, depth + 1)
    case 'TSInterfaceDeclaration': {
      const heritage = node.extends.map((one) => {
        const name = nameParts(one.expression)
        const own = one.typeArguments?.params ?? []
        const base = findType(evaluator, name, found.env)
        const members = base
          ? declaredMembers(evaluator, base, own, inner, depth + 1)
          : ofHelper(evaluator, name.at(-1) ?? '', own, inner, depth)
        return members ?? { ...NOTHING, unresolved: [{ node: one, scope: inner }] }
      })
      return together([...heritage, signatures(node.body.body, inner)])
    }
    case 'ClassExpression':
    case 'ClassDeclaration': {
      const base = node.superClass ? findType(evaluator, nameParts(node.superClass), found.env) : undefined
      const above = base && declaredMembers(evaluator, base, node.superTypeArguments?.params ?? [], inner, depth + 1)
      return together([above ?? NOTHING, fields(node, inner)])
    }
    default:
      return undefined
  }
}

function ofHelper(evaluator: Evaluator, name: string, args: readonly TSType[], scope: TypeScope, depth: number): ObjectMembers | undefined {
  const [first, second] = args
  if (first === undefined) return undefined
  const whole = () => membersOf(evaluator, first, scope, depth + 1)
  switch (name) {
    case 'Readonly':
    case 'NonNullable':
    case 'Awaited':
      return whole()
    case 'Partial':
    case 'Required': {
      const all = whole()
      return all && { ...all, members: new Map([...all.members].map(([key, one]) => [key, { ...one, optional: name === 'Partial' }])) }
    }
    case 'Pick':
    case 'Omit': {
      const all = whole()
      const keys = second && literalKeys(evaluator, second, scope, depth)?.map((one) => one.name)
      return all && keys && { ...all, members: new Map([...all.members].filter(([key]) => keys.includes(key) === (name === 'Pick'))) }
    }
    case 'Record': {
      if (second === undefined) return undefined
      const keys = literalKeys(evaluator, first, scope, depth)
      if (keys === undefined) return { ...NOTHING, rest: { type: second, scope } }
      return { ...NOTHING, members: new Map(keys.map((key) => [key.name, { type: second, scope, optional: false, node: second }])) }
    }
    default:
      return undefined
  }
}

function together(parts: readonly ObjectMembers[]): ObjectMembers {
  return {
    members: new Map(parts.flatMap((one) => [...one.members])),
    rest: parts.findLast((one) => one.rest !== undefined)?.rest,
    unresolved: parts.flatMap((one) => one.unresolved),
  }
}

function signatures(nodes: readonly TSSignature[], scope: TypeScope): ObjectMembers {
  const members = new Map<string, TypeMember>()
  let rest: ObjectMembers['rest']
  for (const node of nodes) {
    if (node.type === 'TSIndexSignature') rest = { type: node.typeAnnotation.typeAnnotation, scope }
    if (node.type !== 'TSPropertySignature') continue
    const name = keyName(node.key, node.computed)
    if (name !== undefined) members.set(name, { type: node.typeAnnotation?.typeAnnotation, scope, optional: node.optional, node })
  }
  return { members, rest, unresolved: [] }
}

function fields(node: Class, scope: TypeScope): ObjectMembers {
  const members = new Map<string, TypeMember>()
  for (const one of node.body.body) {
    if (one.type !== 'PropertyDefinition' || one.static || one.accessibility === 'private') continue
    const name = keyName(one.key, one.computed)
    if (name === undefined || name.startsWith('#')) continue
    members.set(name, { type: one.typeAnnotation?.typeAnnotation, scope, optional: one.optional === true, node: one })
  }
  return { members, rest: undefined, unresolved: [] }
}
