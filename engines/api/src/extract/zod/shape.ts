import { docCommentBefore } from '../../evaluate/doc-comment.js'
import type { Member, Value } from '../../evaluate/value.js'
import type { JsonSchema } from '../../model/schema.js'
import { withComment } from './comments.js'
import { objectOf, type ShapeMember } from './objects.js'
import type { ZodNode } from './zod-node.js'
import type { ZodReading } from './zod-reading.js'

/** The keys of the object literal that `z.object` is given. */
export function shapeOf(reading: ZodReading, value: Value | undefined): readonly ShapeMember[] {
  if (value === undefined) return []
  if (value.kind === 'member' && (value.name === 'shape' || value.name === 'entries')) return spreadShape(reading, value)
  if (value.kind !== 'object') {
    reading.context.note(value, 'The properties of this object are not known.')
    return []
  }
  const unread = (value.spreads ?? []).filter((one) => !(one.kind === 'member' && one.name === 'shape'))
  if (value.open && (unread.length > 0 || (value.spreads ?? []).length === 0))
    reading.context.note(unread[0] ?? value, 'Some properties of this object are not known.')
  const spread = (value.spreads ?? []).flatMap((one) => spreadShape(reading, one))
  const own = [...value.members].flatMap(([name, member]): readonly ShapeMember[] => {
    const found = member.getter ? reading.result(member.value()) : member.value()
    if (found === undefined || (found.kind === 'literal' && found.value === undefined)) return []
    return [{ name, node: commented(reading.part(found), member) }]
  })
  const names = new Set(own.map((one) => one.name))
  return [...spread.filter((one) => !names.has(one.name)), ...own]
}

/** `...User.shape` */
function spreadShape(reading: ZodReading, value: Value): readonly ShapeMember[] {
  if (value.kind !== 'member' || value.name !== 'shape') return []
  const owner = reading.takenApart(value.object)
  return Object.entries(owner.properties ?? {}).map(([name, schema]) => ({
    name,
    node: { schema, optional: owner.required?.includes(name) !== true },
  }))
}

function commented(node: ZodNode, member: Member): ZodNode {
  return { ...node, schema: withComment(node.schema, docCommentBefore(member.module, member.node.start)) }
}

export function objectSchema(reading: ZodReading, shape: Value | undefined, others?: JsonSchema): ZodNode {
  const schema = objectOf(shapeOf(reading, shape))
  return { schema: others === undefined ? schema : { ...schema, additionalProperties: others }, optional: false }
}
