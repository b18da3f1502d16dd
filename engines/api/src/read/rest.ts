import type { JsonObject } from '../model/json.js'
import type { JsonRecord } from './record.js'

/** Whether a parsed record may be taken as JSON: the parsers make nothing else. */
function isJson(record: JsonRecord): record is JsonRecord & JsonObject {
  return Object.getPrototypeOf(record) === Object.prototype
}

/** Everything of an object but the named members, as it stands in the document. */
export function restOf(record: JsonRecord, ...known: readonly string[]): JsonObject {
  const rest = Object.fromEntries(Object.entries(record).filter(([key, value]) => value !== undefined && !known.includes(key)))
  return isJson(rest) ? rest : {}
}
