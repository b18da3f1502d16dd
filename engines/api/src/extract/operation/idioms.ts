import type { CallExpression, NewExpression } from 'oxc-parser'
import type { JsonSchemaType } from '../../model/schema.js'
import { noteKept } from './kept-types.js'
import { noteType, partAt } from './read-uses.js'
import { noteUse } from './reading.js'
import { fieldPath } from './request-parts.js'
import { plainValue, type Scope, siteOf } from './scope.js'

type Call = CallExpression | NewExpression

const CASTS: Readonly<Record<string, JsonSchemaType>> = {
  Number: 'number',
  parseFloat: 'number',
  parseInt: 'integer',
  BigInt: 'integer',
  isNaN: 'number',
  String: 'string',
  Boolean: 'boolean',
  Date: 'string',
}

/** `Number(req.query.page)` says of which type a field is. */
export function readCast(node: Call, scope: Scope): void {
  const { callee } = node
  const name =
    callee.type === 'Identifier'
      ? callee.name
      : callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'Number' && !callee.computed
        ? callee.property.name
        : undefined
  const type = name !== undefined && Object.hasOwn(CASTS, name) ? CASTS[name] : undefined
  const [first] = node.arguments
  if (type !== undefined && first !== undefined) noteType(first, type, scope)
}

/** `Object.assign(user, req.body)` and `merge(user, req.body)` of lodash. */
export function readMerge(node: Call, scope: Scope): void {
  const { callee } = node
  const name =
    callee.type === 'MemberExpression' && !callee.computed ? callee.property.name : callee.type === 'Identifier' ? callee.name : ''
  if (name !== 'assign' && name !== 'merge') return
  const [target, ...kept] = node.arguments
  if (target === undefined || target.type === 'SpreadElement') return
  for (const one of kept) noteKept(target, one, scope)
}

/** `pick(req.query, ['name', 'role'])` of lodash and of many projects. */
export function readPick(node: Call, scope: Scope): void {
  const { callee } = node
  const name =
    callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' && !callee.computed ? callee.property.name : ''
  if (name !== 'pick' && name !== 'only') return
  const [first, ...others] = node.arguments
  const part = first && partAt(first, scope)
  if (part === undefined) return
  for (const one of others) {
    const names = plainValue(one, scope)
    const items = names?.kind === 'array' ? names.items : names === undefined ? [] : [names]
    for (const item of items)
      if (item.kind === 'literal' && typeof item.value === 'string')
        noteUse(scope.walk.reading, part.part, fieldPath([...part.path, item.value], false), siteOf(node, scope))
  }
}
