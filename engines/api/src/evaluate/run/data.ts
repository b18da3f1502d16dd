/**
 * What a computation holds: the plain values of JavaScript, made by this interpreter and never handed to the engine that runs kit. Objects have
 * no prototype, so that no name of theirs means anything but what the sources gave it.
 */
export type Data = string | number | bigint | boolean | null | undefined | Data[] | Fields | Callable | Missing

export interface Fields {
  [name: string]: Data
}

/** A function of the sources or of the language. */
export class Callable {
  readonly fields = fieldsOf([])

  constructor(readonly call: (args: readonly Data[], self: Data) => Data) {}
}

/** What could not be found out; whoever reads it can't be followed either. */
class Missing {
  readonly #reason = 'not known'

  toString(): string {
    return this.#reason
  }
}
export const MISSING = new Missing()

/** Thrown where a computation does what is not followed: nothing is known of its result then. */
export class Unfollowed extends Error {}

export function unfollowed(what: string): never {
  throw new Unfollowed(what)
}

/** What ends a computation without being a mistake of kit's: also a stack or a text that has become too large. */
export function endsComputation(error: unknown): boolean {
  return error instanceof Unfollowed || error instanceof RangeError
}

const LONGEST_TEXT = 1_000_000
const LONGEST_LIST = 100_000

/** Few steps can double a text or a list again and again. */
export function bounded(data: Data): Data {
  const isLong = typeof data === 'string' ? data.length > LONGEST_TEXT : Array.isArray(data) && data.length > LONGEST_LIST
  return isLong ? unfollowed('it grows too large') : data
}

export function fieldsOf(entries: Iterable<readonly [string, Data]>): Fields {
  const fields: Fields = Object.create(null)
  for (const [name, value] of entries) fields[name] = value
  return fields
}

export function isFields(data: Data): data is Fields {
  return typeof data === 'object' && data !== null && !Array.isArray(data) && !(data instanceof Callable) && data !== MISSING
}

export function isList(data: Data): data is Data[] {
  return Array.isArray(data)
}

/** Plain data from outside, such as a parsed document. */
export function dataOf(value: unknown): Data {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'bigint':
    case 'boolean':
    case 'undefined':
      return value
    case 'object':
      if (value === null) return null
      if (Array.isArray(value)) return value.map(dataOf)
      return fieldsOf(Object.entries(value).map(([name, one]) => [name, dataOf(one)]))
    default:
      return unfollowed(`a ${typeof value}`)
  }
}

/** A name of a member, as JavaScript spells it. */
export function keyOf(data: Data): string {
  if (typeof data === 'string') return data
  if (typeof data === 'number' || typeof data === 'boolean' || data === null || data === undefined) return String(data)
  return unfollowed('a key that is no text')
}
