import type { JsonObject } from '../model/json.js'
import type { JsonRecord } from './record.js'

/** Whether a parsed record may be taken as JSON: the parsers make nothing else. */
function isJson(record: JsonRecord): record is JsonRecord & JsonObject {
  return Object.getPrototypeOf(record) === Object.prototype
}

const NOTHING: JsonObject = {}

/** Everything of an object but the named members, as it stands in the document. */
export function restOf(record: JsonRecord, ...known: readonly string[]): JsonObject {
  // Most objects have nothing else; documents have tens of thousands of them.
  const others = Object.keys(record).filter((key) => !known.includes(key) && record[key] !== undefined)
  if (others.length === 0) return NOTHING
  const rest = Object.fromEntries(others.map((key) => [key, record[key]]))
  return isJson(rest) ? rest : NOTHING
}
