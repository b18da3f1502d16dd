import type { CallExpression, NewExpression, Node } from 'oxc-parser'
import { unwrap } from '../../evaluate/syntax.js'
import type { Value } from '../../evaluate/value.js'
import { usedPart } from './read-uses.js'
import type { RequestPart } from './request-parts.js'
import { anyValue, plainValue, type Scope } from './scope.js'

/** Methods of schemas that check what they are given: zod, joi, yup, valibot, superstruct, ajv. */
const METHODS = new Set([
  'parse',
  'safeParse',
  'parseAsync',
  'safeParseAsync',
  'spa',
  'decode',
  'validate',
  'validateAsync',
  'validateSync',
  'attempt',
  'assert',
  'cast',
  'is',
  'isValid',
  'isValidSync',
  'check',
  'Check',
  'Parse',
  'Decode',
  'mask',
  'create',
])

/** `schema.parse(req.body)`, `Joi.validate(req.query, schema)`, `validate(req.body)` of a compiled schema, `schema.parse({ body: req.body })`. */
export function readValidation(node: CallExpression | NewExpression, scope: Scope): void {
  if (node.type !== 'CallExpression') return
  const callee = unwrap(node.callee)
  const method = callee.type === 'MemberExpression' && !callee.computed ? callee.property.name : undefined
  if (method !== undefined && !METHODS.has(String(method))) return
  if (node.arguments.length === 0) return
  const checked = node.arguments.map((one) => partsIn(one, scope))
  if (checked.every((parts) => parts.length === 0)) return
  const schemas = [
    ...(callee.type === 'MemberExpression' ? [callee.object] : [callee]),
    ...node.arguments.filter((_, index) => checked[index]?.length === 0),
  ]
  for (const { part, of, path } of checked.flat()) {
    for (const one of schemas) {
      const schema = of === undefined ? anyValue(one, scope) : keyOf(anyValue(one, scope), of)
      if (schema !== undefined && schema.kind !== 'literal') scope.walk.reading.declared.push({ part, schema, path })
    }
  }
}

interface Checked {
  readonly part: RequestPart
  /** The name under which an object holds it, where it is checked together with others. */
  readonly of: string | undefined
  readonly path: readonly string[]
}

/** The parts of the request in an argument. */
function partsIn(node: Node, scope: Scope): readonly Checked[] {
  const value = plainValue(node, scope)
  if (value === undefined) return []
  const whole = usedPart(value, [], scope)
  if (whole !== undefined) return [{ part: whole.part, of: undefined, path: whole.path }]
  // The whole request against a schema of its parts.
  const role = scope.walk.roles.of(value)
  if (role?.path.length === 0 && role.role === 'request')
    return (['body', 'query', 'params', 'headers'] as const).map((part) => ({ part, of: part, path: [] }))
  if (value.kind !== 'object') return []
  return [...value.members].flatMap(([name, member]) => {
    const inner = usedPart(member.value(), [], scope)
    return inner !== undefined && inner.path.length === 0 ? [{ part: inner.part, of: name, path: [] }] : []
  })
}

/** The schema of one key of an object's schema: `z.object({ body: X })`, `Joi.object().keys({ body: X })`. */
function keyOf(schema: Value, key: string): Value | undefined {
  if (schema.kind === 'object') return schema.members.get(key)?.value()
  if (schema.kind !== 'call') return undefined
  for (const one of schema.args) {
    const found = one.kind === 'object' ? one.members.get(key)?.value() : undefined
    if (found !== undefined) return found
  }
  return schema.callee.kind === 'member' ? keyOf(schema.callee.object, key) : undefined
}
