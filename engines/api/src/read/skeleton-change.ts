import { isRecord, type JsonRecord, own } from './record.js'
import { type NodePlace, type References, samePlace } from './references.js'
import { SHAPES, type Shape } from './skeleton-shapes.js'

/** A reference behind which the skeleton was built, and what stood there. */
export interface Followed {
  readonly ref: string
  readonly from: NodePlace
  readonly to: NodePlace
  readonly value: unknown
  readonly shape: string
}

/** Whether a reference still leads where it led, and what stands there has the same skeleton. */
export function sameBehind({ ref, from, to, value, shape }: Followed, references: References): boolean {
  const file = references.at(from.file, '')?.file
  const target = file && references.find(ref, { file, pointer: from.pointer, value: undefined })
  return target !== undefined && samePlace(target, to) && sameSkeleton(value, target.value, shape)
}

/**
 * Whether two values of a document, of which parts are the same object wherever they are the same, have the same skeleton. Says no where that can't
 * be told without making it. What is behind
 * references is not looked at.
 */
export function sameSkeleton(former: unknown, now: unknown, shapeName: string): boolean {
  if (Object.is(former, now) || shapeName === 'schema' || shapeName === 'items' || shapeName === 'drop') return true
  if (shapeName === 'text') return isText(former) && isText(now)
  const shape = SHAPES[shapeName]
  if (shape === undefined) return false
  if (Array.isArray(former)) {
    const { items } = shape
    return items !== undefined && Array.isArray(now) && former.length === now.length && sameItems(former, now, items)
  }
  return isRecord(former) && isRecord(now) && sameMembers(former, now, shapeName, shape)
}

/** Of these, the skeleton says only that they are there. */
function isText(value: unknown): boolean {
  return typeof value === 'string' || isRecord(value)
}

function sameItems(former: readonly unknown[], now: readonly unknown[], shape: string): boolean {
  return former.every((item, index) => sameSkeleton(item, now[index], shape))
}

function sameMembers(former: JsonRecord, now: JsonRecord, shapeName: string, shape: Shape): boolean {
  if (own(former, '$ref') !== own(now, '$ref')) return false
  if (shapeName === 'noSchemas') return true
  const [before, keys] = [Object.keys(former), Object.keys(now)]
  return (
    before.length === keys.length &&
    keys.every((key, index) => {
      if (key !== before[index] || key === '__proto__') return false
      return key.startsWith('x-') || sameSkeleton(former[key], now[key], memberShape(shape, key))
    })
  )
}

/** What a member of a shape is built as. */
export function memberShape({ members, others }: Shape, key: string): string {
  return (members !== undefined && Object.hasOwn(members, key) ? members[key] : others) ?? 'raw'
}
