import type { TSType } from 'oxc-parser'
import type { Evaluator } from '../../evaluate/evaluator.js'
import { findType, nameParts } from './find-type.js'
import { membersOf } from './object-members.js'
import { scopeWithArguments, type TypeScope } from './type-scope.js'
import { queriedValue } from './type-value.js'

/** One key of a type that is a set of names. */
export interface LiteralKey {
  readonly name: string
  readonly node: TSType
  readonly scope: TypeScope
  /** Whether the property that the key is of may be left out. */
  readonly optional: boolean
}

const MAX_DEPTH = 24

/** The names that a type such as `'a' | 'b'` or `keyof User` stands for; undefined where it is not a set of names. */
export function literalKeys(evaluator: Evaluator, node: TSType, scope: TypeScope, depth: number): readonly LiteralKey[] | undefined {
  if (depth > MAX_DEPTH) return undefined
  const inner = (type: TSType, own = scope) => literalKeys(evaluator, type, own, depth + 1)
  switch (node.type) {
    case 'TSParenthesizedType':
      return inner(node.typeAnnotation)
    case 'TSLiteralType':
      return node.literal.type === 'Literal' ? [{ name: String(node.literal.value), node, scope, optional: false }] : undefined
    case 'TSUnionType': {
      const parts = node.types.map((one) => inner(one))
      const known = parts.filter((one) => one !== undefined)
      return known.length === parts.length ? known.flat() : undefined
    }
    case 'TSTypeOperator': {
      if (node.operator !== 'keyof') return undefined
      const named = (names: readonly (readonly [string, boolean])[]) =>
        names.map(([name, optional]) => ({ name, node: literalType(name, node), scope, optional }))
      const { typeAnnotation: of } = node
      if (of.type === 'TSTypeQuery') {
        const value = queriedValue(evaluator, of, scope)
        return value?.kind === 'object' && !value.open ? named([...value.members.keys()].map((name) => [name, false])) : undefined
      }
      const members = membersOf(evaluator, of, scope, depth + 1)
      return members && named([...members.members].map(([name, one]) => [name, one.optional]))
    }
    case 'TSTypeReference': {
      const name = nameParts(node.typeName)
      const given = name.length === 1 ? scope.given.get(name[0] ?? '') : undefined
      if (given !== undefined) return inner(given.node, given.scope)
      const args = node.typeArguments?.params ?? []
      const [first, second] = args
      if ((name[0] === 'Exclude' || name[0] === 'Extract') && first && second) {
        const [all, some] = [inner(first), inner(second)?.map((one) => one.name)]
        return all && some && all.filter((one) => some.includes(one.name) === (name[0] === 'Extract'))
      }
      const found = findType(evaluator, name, scope.env)
      return found?.node.type === 'TSTypeAliasDeclaration'
        ? inner(found.node.typeAnnotation, scopeWithArguments(found, args, scope))
        : undefined
    }
    default:
      return undefined
  }
}

/** The type of a name, for `T[K]`. */
function literalType(name: string, { start, end }: TSType): TSType {
  return { type: 'TSLiteralType', literal: { type: 'Literal', value: name, raw: null, start, end }, start, end }
}
