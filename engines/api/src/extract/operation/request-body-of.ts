import type { Origin, RequestBody } from '../../model/model.js'
import type { JsonSchema } from '../../model/schema.js'
import type { FoundRoute } from '../found-route.js'
import { allOf, type PartSchemas } from './declared-parts.js'
import type { Use } from './reading.js'
import { usedSchema } from './used-schema.js'

/** The body of a request: what it is checked against, else what is read of it. */
export function requestBodyOf(
  { method }: FoundRoute,
  declared: PartSchemas,
  use: Use | undefined,
  files: JsonSchema | undefined,
  origin: Origin,
): RequestBody | undefined {
  const said = declared.get('body')
  // Shared middleware looks into bodies that a GET does not have.
  if (said === undefined && files === undefined && (use === undefined || method === 'get' || method === 'head')) return undefined
  const schema = said === undefined ? use && usedSchema(use) : allOf(said)
  const whole = files === undefined ? schema : schema === undefined || isEmpty(schema) ? files : { allOf: [schema, files] }
  return {
    required: said !== undefined,
    content: [
      {
        type: files === undefined ? 'application/json' : 'multipart/form-data',
        ...(whole !== undefined && !isEmpty(whole) && { schema: whole }),
        encoding: new Map(),
        rest: {},
        origin,
      },
    ],
    rest: {},
    origin,
  }
}

function isEmpty(schema: JsonSchema): boolean {
  return schema === true || (typeof schema === 'object' && Object.keys(schema).length === 0)
}
