import type { Finding } from '../diagnostics/finding.js'
import { unknownType } from '../diagnostics/reading-schemas.js'
import type { JsonRecord } from './record.js'
import { isKnownType } from './schema-keywords.js'

/** Types of other systems that authors write, and what they mean by them. */
const MEANT: Readonly<Record<string, JsonRecord>> = {
  any: {},
  mixed: {},
  file: { type: 'string', format: 'binary' },
  binary: { type: 'string', format: 'binary' },
  int: { type: 'integer' },
  int32: { type: 'integer', format: 'int32' },
  int64: { type: 'integer', format: 'int64' },
  long: { type: 'integer', format: 'int64' },
  float: { type: 'number', format: 'float' },
  double: { type: 'number', format: 'double' },
  decimal: { type: 'number' },
  bool: { type: 'boolean' },
  str: { type: 'string' },
  text: { type: 'string' },
  date: { type: 'string', format: 'date' },
  datetime: { type: 'string', format: 'date-time' },
  'date-time': { type: 'string', format: 'date-time' },
  uuid: { type: 'string', format: 'uuid' },
  uri: { type: 'string', format: 'uri' },
  map: { type: 'object' },
  json: {},
  list: { type: 'array' },
}

/** What to do about a `type`: leave it, or replace it (by nothing: undefined) and say so. */
export type TypeReading =
  | { readonly change: false }
  | { readonly change: true; readonly type: unknown; readonly format?: unknown; readonly finding?: Finding }

/**
 * Reads the `type` of a schema. Names of types that JSON Schema does not have are taken for what they mean elsewhere.
 *
 * @param fileAllowed Swagger 2.0 has `type: file` where a body or response is a file
 */
export function readType(type: unknown, fileAllowed: boolean): TypeReading {
  if (typeof type === 'string') {
    if (isKnownType(type)) return { change: false }
    return { change: true, ...meaning(type, fileAllowed) }
  }
  if (type === null) return { change: true, type: 'null', finding: unknownType(type, 'null') }
  if (!Array.isArray(type)) return { change: true, type: undefined, finding: unknownType(type, 'any value') }
  const known = [...new Set(type.map((one: unknown) => (one === null ? 'null' : one)))].filter((one) => isKnownType(one))
  if (known.length === type.length && known.length > 0) return { change: false }
  const strange: unknown = type.find((one: unknown) => !isKnownType(one))
  // With one type that nobody knows, a list of types does not say any more what is allowed.
  const result = strange === undefined || strange === null ? known : []
  if (strange === undefined && known.length > 0) return { change: true, type: known.length === 1 ? known[0] : known }
  return {
    change: true,
    type: result.length === 0 ? undefined : result,
    finding: unknownType(strange ?? type, result.length === 0 ? 'any value' : result.join(' or ')),
  }
}

function meaning(type: string, fileAllowed: boolean): { type: unknown; format?: unknown; finding?: Finding } {
  const lower = type.toLowerCase()
  const meant = isKnownType(lower) ? { type: lower } : Object.hasOwn(MEANT, lower) ? MEANT[lower] : undefined
  const said =
    meant?.type === undefined ? 'any value' : `${String(meant.type)}${meant.format === undefined ? '' : ` (${String(meant.format)})`}`
  return {
    type: meant?.type,
    ...(meant?.format !== undefined && { format: meant.format }),
    ...(!(fileAllowed && type === 'file') && { finding: unknownType(type, said) }),
  }
}
