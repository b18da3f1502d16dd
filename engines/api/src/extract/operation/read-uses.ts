import type { MemberExpression, Node } from 'oxc-parser'
import { unwrap } from '../../evaluate/syntax.js'
import type { Value } from '../../evaluate/value.js'
import type { JsonSchemaType } from '../../model/schema.js'
import { noteSaid } from './kept-types.js'
import { noteUse, type Use } from './reading.js'
import { fieldPath, type PartValue, partOf } from './request-parts.js'
import { requestValue, type Scope, siteOf } from './scope.js'

/** The field of the request that a value is, or a part of it. */
export function usedPart(value: Value, further: readonly string[], scope: Scope): PartValue | undefined {
  const role = scope.walk.roles.of(value)
  return role && partOf(further.length === 0 ? role : { role: role.role, path: role.path.concat(further) })
}

/** The field that an expression reads. */
export function partAt(node: Node, scope: Scope): PartValue | undefined {
  const value = requestValue(node, scope)
  return value && usedPart(value, [], scope)
}

/** Notes `req.query.page`; true where the expression is one of the request, so that there is nothing else to read in it. */
export function noteMember(node: MemberExpression, scope: Scope, called: boolean): boolean {
  const part = partAt(node, scope)
  if (part === undefined) return false
  const use = noteUse(scope.walk.reading, part.part, fieldPath(part.path, called), siteOf(node, scope))
  if (part.path.length === 0) use.whole = true
  return true
}

/** Notes a name that stands for a part of the request, or a field. */
export function noteWhole(node: Node, scope: Scope): void {
  if (node.type !== 'Identifier') return
  const part = partAt(node, scope)
  if (part !== undefined) noteUse(scope.walk.reading, part.part, fieldPath(part.path, false), siteOf(node, scope)).whole = true
}

/** Notes that a part of the request is there, where it is given another name or to a function that can be followed. */
export function noteAlias(node: Node, scope: Scope): boolean {
  const inner = unwrap(node as Parameters<typeof unwrap>[0])
  if (inner.type !== 'Identifier' && inner.type !== 'MemberExpression') return false
  const part = partAt(inner, scope)
  if (part === undefined) return false
  if (node.type === 'TSAsExpression' || node.type === 'TSTypeAssertion') noteSaid(node.expression, node.typeAnnotation, scope)
  noteUse(scope.walk.reading, part.part, fieldPath(part.path, false), siteOf(node, scope))
  return true
}

/** `req.query.all === 'true'` says that it is one of two, `req.body.count > 3` that it is a number. */
export function noteComparison({ left, right, operator }: Extract<Node, { type: 'BinaryExpression' }>, scope: Scope): void {
  const other = right.type === 'Literal' ? right : undefined
  if (other === undefined || left.type === 'PrivateIdentifier') return
  const type: JsonSchemaType | undefined =
    other.value === 'true' || other.value === 'false' || typeof other.value === 'boolean'
      ? 'boolean'
      : typeof other.value === 'number' && /^[<>]=?$/.test(operator)
        ? 'number'
        : undefined
  if (type !== undefined) noteType(left, type, scope)
}

/** Says of which type a field is, where it was not said before. */
export function noteType(node: Node, type: JsonSchemaType, scope: Scope): void {
  const use = fieldAt(node, scope)
  if (use !== undefined) use.type ??= type
}

export function fieldAt(node: Node, scope: Scope): Use | undefined {
  const expression = unwrap(node as Parameters<typeof unwrap>[0])
  if (expression.type !== 'MemberExpression' && expression.type !== 'Identifier') return undefined
  const part = partAt(expression, scope)
  const path = part && fieldPath(part.path, false)
  // Of `req.query.ids.length` nothing is known of `ids`.
  if (part === undefined || path === undefined || path.length === 0 || path.length !== part.path.length) return undefined
  return noteUse(scope.walk.reading, part.part, path, siteOf(node, scope))
}
