import type { Class, Node, TSType } from 'oxc-parser'
import type { Environment } from '../../evaluate/environment.js'

/** Where a type stands: the names it can see, and what the type parameters around it were given. */
export interface TypeScope {
  readonly env: Environment
  readonly given: ReadonlyMap<string, GivenType>
}

export interface GivenType {
  readonly node: TSType
  readonly scope: TypeScope
}

/** What a type's name stands for. */
export interface FoundType {
  readonly node: Extract<Node, { type: 'TSInterfaceDeclaration' | 'TSTypeAliasDeclaration' | 'TSEnumDeclaration' }> | Class
  readonly env: Environment
}

export function scopeOf(env: Environment): TypeScope {
  return { env, given: new Map() }
}

/** The scope of a declaration's inside, its parameters given the arguments of a reference or their defaults. */
export function scopeWithArguments({ node, env }: FoundType, args: readonly TSType[], scope: TypeScope): TypeScope {
  const parameters = node.type === 'TSEnumDeclaration' ? [] : (node.typeParameters?.params ?? [])
  const inner = { env, given: new Map<string, GivenType>() }
  parameters.forEach((parameter, index) => {
    const arg = args[index]
    if (arg !== undefined) inner.given.set(parameter.name.name, { node: arg, scope })
    else if (parameter.default) inner.given.set(parameter.name.name, { node: parameter.default, scope: inner })
  })
  return inner
}
