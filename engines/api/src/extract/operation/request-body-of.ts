import type { Origin, RequestBody } from '../../model/model.js'
import type { JsonSchema } from '../../model/schema.js'
import type { FoundRoute } from '../found-route.js'
import type { Use } from './reading.js'
import { usedSchema } from './used-schema.js'

/** Of which media types a body is said to be. */
export interface BodyMedia {
  readonly types: readonly string[]
  readonly consumes: readonly string[]
  readonly origin: Origin
}

/** The body of a request: what it is checked against, else what is read of it. */
export function requestBodyOf(
  { method }: FoundRoute,
  declared: JsonSchema | undefined,
  use: Use | undefined,
  files: JsonSchema | undefined,
  { types, consumes, origin }: BodyMedia,
): RequestBody | undefined {
  // Shared middleware looks into bodies that a GET does not have; types of handlers are often of all that a request could be.
  if ((method === 'get' || method === 'head') && files === undefined && types.length === 0) return undefined
  if (declared === undefined && files === undefined && use === undefined) return undefined
  const schema = declared ?? (use && usedSchema(use))
  const whole = files === undefined ? schema : schema === undefined || isEmpty(schema) ? files : withFiles(schema, files)
  const media =
    types.length > 0 ? types : consumes.length > 0 ? consumes : [files === undefined ? 'application/json' : 'multipart/form-data']
  return {
    required: declared !== undefined,
    content: media.map((type) => ({
      type,
      ...(whole !== undefined && !isEmpty(whole) && { schema: whole }),
      encoding: new Map(),
      rest: {},
      origin,
    })),
    rest: {},
    origin,
  }
}

function isEmpty(schema: JsonSchema): boolean {
  return schema === true || (typeof schema === 'object' && Object.keys(schema).length === 0)
}

/** The parts of a form, those that are files among them. */
function withFiles(schema: JsonSchema, files: JsonSchema): JsonSchema {
  const plain = typeof schema === 'object' && typeof files === 'object' && Object.keys(schema).every((key) => PLAIN.has(key))
  return plain ? { ...schema, properties: { ...schema.properties, ...files.properties } } : { allOf: [schema, files] }
}

/** Keywords of an object that more properties can be put into. */
const PLAIN: ReadonlySet<string> = new Set(['type', 'properties', 'required'])
