import type { Origin } from '../../model/model.js'
import { join, tokensOf } from '../../read/json-pointer.js'
import { isRecord, type JsonRecord, own } from '../../read/record.js'
import type { RawFiles } from './raw-files.js'

/** What becomes of a value; undefined takes it away. */
type Change = (value: unknown) => unknown

/** The changes to the files of a description, by the places at which they are written now. */
export class Drafts {
  readonly #changes: { readonly place: Origin; readonly depth: number; readonly change: Change }[] = []
  readonly #renames = new Map<string, Map<string, string>>()

  constructor(private readonly raw: RawFiles) {}

  /** Changes what stands at a place. Changes of parts come before those of the whole. */
  change(place: Origin, change: Change): void {
    this.#changes.push({ place, depth: tokensOf(place.pointer).length, change })
  }

  /** Gives a key another name, in its place. */
  rename(parent: Origin, key: string, name: string): void {
    const renames = this.#renames.get(parent.file) ?? new Map<string, string>()
    this.#renames.set(parent.file, renames)
    renames.set(join(parent.pointer, key), name)
    this.change(parent, (value) =>
      isRecord(value) ? Object.fromEntries(Object.entries(value).map(([one, member]) => [one === key ? name : one, member])) : value,
    )
  }

  /** Every file that changes: what it shall hold, and the keys with new names. */
  finish(): Map<string, { readonly wanted: unknown; readonly renames: ReadonlyMap<string, string> }> {
    const wanted = new Map<string, unknown>()
    const ordered = this.#changes
      .map((one, index) => ({ ...one, index }))
      .sort((one, other) => other.depth - one.depth || one.index - other.index)
    for (const { place, change } of ordered) {
      const value = wanted.has(place.file) ? wanted.get(place.file) : this.raw.file(place.file)?.value
      wanted.set(place.file, changedAt(value, tokensOf(place.pointer), change))
    }
    return new Map(
      [...wanted].map(([file, value]) => [file, { wanted: value, renames: this.#renames.get(file) ?? new Map<string, string>() }]),
    )
  }
}

/** A copy with one part changed; the other parts are shared. Maps on the way that are not there are made. */
function changedAt(value: unknown, tokens: readonly string[], change: Change): unknown {
  const [token, ...rest] = tokens
  if (token === undefined) return change(value)
  if (Array.isArray(value)) {
    const index = Number(token)
    return value.map((item: unknown, at) => (at === index ? changedAt(item, rest, change) : item))
  }
  const map: JsonRecord = isRecord(value) ? value : {}
  const changed = changedAt(own(map, token), rest, change)
  if (changed === own(map, token)) return value
  if (changed === undefined) return Object.fromEntries(Object.entries(map).filter(([key]) => key !== token))
  return { ...map, [token]: changed }
}
