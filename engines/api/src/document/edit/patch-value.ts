import { isRecord, type JsonRecord, own } from '../../read/record.js'
import { alignItems } from '../text/align-items.js'
import { sameValue } from '../text/same-value.js'

/**
 * Carries the difference of two values into a third, which says the same as the first in words of its own: members that kit does not
 * know and spellings that it would not choose stay.
 */
export function patchValue(raw: unknown, before: unknown, after: unknown): unknown {
  if (sameValue(before, after)) return raw
  if (sameValue(raw, after)) return raw
  if (isRecord(raw) && isRecord(before) && isRecord(after) && typeof raw['$ref'] === typeof before['$ref'])
    return patchMap(raw, before, after)
  if (Array.isArray(raw) && Array.isArray(before) && Array.isArray(after)) return patchList(raw, before, after)
  return after
}

function patchMap(raw: JsonRecord, before: JsonRecord, after: JsonRecord): JsonRecord {
  const gone = new Set(Object.keys(before).filter((key) => own(after, key) === undefined))
  const entries = new Map(Object.entries(raw).filter(([key]) => !gone.has(key)))
  let previous: string | undefined
  for (const key of Object.keys(after)) {
    const wanted = own(after, key)
    if (wanted === undefined) continue
    const known = own(before, key)
    if (known === undefined || !sameValue(known, wanted)) putPatched(entries, key, own(raw, key), known, wanted, previous)
    if (entries.has(key)) previous = key
  }
  // `example` is what 3.0 and many authors of 3.1 write for the only one of `examples`.
  if (gone.has('examples') && own(raw, 'examples') === undefined) entries.delete('example')
  return Object.fromEntries(entries)
}

function putPatched(
  entries: Map<string, unknown>,
  key: string,
  raw: unknown,
  before: unknown,
  after: unknown,
  previous: string | undefined,
): void {
  if (key === 'examples' && raw === undefined && entries.has('example') && Array.isArray(after)) {
    if (after.length === 1) {
      entries.set('example', after[0])
      return
    }
    entries.delete('example')
  }
  if (entries.has(key)) entries.set(key, raw === undefined || before === undefined ? after : patchValue(raw, before, after))
  else putAfter(entries, key, after, previous)
}

/** Puts a new entry behind another one; at the end where that is not there. */
export function putAfter(entries: Map<string, unknown>, key: string, value: unknown, previous: string | undefined): void {
  const all = [...entries]
  const at = previous === undefined ? -1 : all.findIndex(([name]) => name === previous)
  all.splice(at === -1 ? all.length : at + 1, 0, [key, value])
  entries.clear()
  for (const [name, one] of all) entries.set(name, one)
}

function patchList(raw: readonly unknown[], before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  if (raw.every(isName) && before.every(isName) && after.every(isName)) return patchNames(raw, before, after)
  if (raw.length !== before.length) return after
  return alignItems(before, after).map((from, index) =>
    from === undefined ? after[index] : patchValue(raw[from], before[from], after[index]),
  )
}

function isName(value: unknown): value is string {
  return typeof value === 'string'
}

/** Lists of names, such as `required`: what goes is taken out, what comes is put behind the name that it follows. */
function patchNames(raw: readonly string[], before: readonly string[], after: readonly string[]): readonly string[] {
  const gone = new Set(before.filter((name) => !after.includes(name)))
  const names = raw.filter((name) => !gone.has(name))
  for (const [index, name] of after.entries()) {
    if (before.includes(name) || names.includes(name)) continue
    const previous = names.indexOf(after[index - 1] ?? '')
    names.splice(previous === -1 && index > 0 ? names.length : previous + 1, 0, name)
  }
  return names
}
