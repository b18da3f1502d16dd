import type { Evaluator } from '../../evaluate/evaluator.js'
import { keyName } from '../../evaluate/syntax.js'
import type { ObjectValue, Value } from '../../evaluate/value.js'
import { type PartName, partOfName } from '../schema-parts.js'

/** The members of an object that are about a part of a request, by that part: `{ body: …, [Segments.QUERY]: … }`. */
export function partMembers(evaluator: Evaluator, object: ObjectValue): ReadonlyMap<PartName, Value> {
  const parts = new Map<PartName, Value>()
  for (const [name, member] of object.members) {
    const part = partOfName(name)
    if (part !== undefined) parts.set(part, member.value())
  }
  if (object.node.type !== 'ObjectExpression') return parts
  for (const one of object.node.properties) {
    if (one.type !== 'Property' || !one.computed || keyName(one.key, true) !== undefined || one.key.type === 'PrivateIdentifier') continue
    const key = evaluator.evaluate(one.key, object.env)
    const part = key.kind === 'external' ? partOfName(key.path.at(-1) ?? '') : undefined
    if (part !== undefined) parts.set(part, evaluator.evaluate(one.value, object.env))
  }
  return parts
}
