import { isRecord, type JsonRecord } from '../read/record.js'
import type { ApiModel } from './model.js'

/**
 * A model whose parts are those of an earlier one, wherever they say the same in the same order: so that whoever has worked on such a part knows
 * it again.
 */
export function sharedModel(former: ApiModel, now: ApiModel): ApiModel {
  const byId = new Map(former.operations.map((one) => [one.id, one]))
  return {
    info: sharedPart(former.info, now.info),
    servers: sharedPart(former.servers, now.servers),
    tags: sharedPart(former.tags, now.tags),
    operations: now.operations.map((one) => sharedPart(byId.get(one.id), one)),
    schemas: sharedMap(former.schemas, now.schemas),
    securitySchemes: sharedMap(former.securitySchemes, now.securitySchemes),
    rest: sharedPart(former.rest, now.rest, true),
  }
}

function sharedMap<T extends object>(former: ReadonlyMap<string, T>, now: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  const shared = new Map(Array.from(now, ([name, one]) => [name, sharedPart(former.get(name), one)]))
  const names = [...former.keys()]
  const isSame =
    names.length === shared.size && Array.from(shared).every(([name, one], at) => name === names[at] && one === former.get(name))
  return isSame ? former : shared
}

/**
 * A part of a model, or the one of before where that says the same.
 *
 * @param ordered whether the order of its keys counts
 */
export function sharedPart<T extends object>(former: T | undefined, now: T, ordered = false): T {
  if (former === undefined || former === now) return now
  if (alike.get(now) !== former && !isSame(former, now, ordered)) return now
  alike.set(now, former)
  return former
}

/** Models are never changed: parts that were found to be the same still are, the next time that somebody asks. */
const alike = new WeakMap<object, object>()

/** What stands as it is in the document: the order of its keys counts. */
const DATA: ReadonlySet<string> = new Set(['schema', 'rest'])

/** Whether two values are the same. In what order a node of the model has its members depends on who made it, and means nothing. */
function isSame(one: unknown, other: unknown, ordered: boolean): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one)) return Array.isArray(other) && sameItems(one, other, ordered)
  if (one instanceof Map) return other instanceof Map && sameItems([...one], [...other], ordered)
  if (Array.isArray(other) || other instanceof Map) return false
  return isRecord(one) && isRecord(other) && sameMembers(one, other, ordered)
}

function sameMembers(one: JsonRecord, other: JsonRecord, ordered: boolean): boolean {
  const [left, right] = [Object.keys(one), Object.keys(other)]
  if (left.length !== right.length) return false
  return left.every(
    (key, index) => (ordered ? key === right[index] : Object.hasOwn(other, key)) && isSame(one[key], other[key], ordered || DATA.has(key)),
  )
}

function sameItems(one: readonly unknown[], other: readonly unknown[], ordered: boolean): boolean {
  return one.length === other.length && one.every((item, index) => isSame(item, other[index], ordered))
}
