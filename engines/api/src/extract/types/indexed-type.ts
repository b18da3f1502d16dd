import type { TSType } from 'oxc-parser'
import type { Evaluator } from '../../evaluate/evaluator.js'
import type { Value } from '../../evaluate/value.js'
import type { JsonSchema, SchemaObject } from '../../model/schema.js'
import { constantsOf } from '../constant.js'
import { literalKeys } from './literal-keys.js'
import { membersOf } from './object-members.js'
import type { TypeScope } from './type-scope.js'
import { queriedValue } from './type-value.js'
import { constants, unionSchema } from './union-schema.js'

type Read = (type: TSType, scope: TypeScope) => JsonSchema

/** `keyof User` */
export function keysSchema(evaluator: Evaluator, node: TSType, scope: TypeScope): SchemaObject {
  const keys = literalKeys(evaluator, node, scope, 0)
  return keys === undefined ? { type: 'string' } : constants(keys.map(({ name }) => name))
}

/** `User['name']`, `User[]` by number, `(typeof ROLES)[number]`, `(typeof STATUS)[keyof typeof STATUS]`; undefined where it is not known. */
export function indexedSchema(
  evaluator: Evaluator,
  node: Extract<TSType, { type: 'TSIndexedAccessType' }>,
  scope: TypeScope,
  read: Read,
): JsonSchema | undefined {
  const of = node.objectType.type === 'TSParenthesizedType' ? node.objectType.typeAnnotation : node.objectType
  const every = node.indexType.type === 'TSNumberKeyword'
  const keys = every ? undefined : literalKeys(evaluator, node.indexType, scope, 0)?.map(({ name }) => name)
  if (of.type === 'TSTypeQuery') {
    const items = itemsOf(queriedValue(evaluator, of, scope), keys)
    const values = constantsOf(items)
    return values === undefined || values.length === 0 ? undefined : constants(values)
  }
  if (every) {
    const list = read(of, scope)
    return typeof list === 'object' ? list.items : undefined
  }
  const members = membersOf(evaluator, of, scope)?.members
  const found = keys?.map((key) => members?.get(key)).filter((one) => one !== undefined) ?? []
  if (found.length === 0 || found.length !== keys?.length) return undefined
  return unionSchema(found.map(({ type, scope: own }) => (type === undefined ? {} : read(type, own))))
}

function itemsOf(value: Value | undefined, keys: readonly string[] | undefined): readonly Value[] {
  if (value?.kind === 'array') return value.items
  if (value?.kind !== 'object') return []
  return [...value.members].filter(([name]) => keys?.includes(name)).map(([, member]) => member.value())
}
