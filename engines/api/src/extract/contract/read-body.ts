import type { ObjectValue, Value } from '../../evaluate/value.js'
import { isJsonObject, type JsonValue } from '../../model/json.js'
import type { Encoding, MediaType, RequestBody } from '../../model/model.js'
import type { JsonSchema } from '../../model/schema.js'
import { styleNamed } from '../../read/parameter-style.js'
import { mediaKind } from '../../render/media-kind.js'
import { constantOf, memberOf } from '../constant.js'
import type { ContractReading } from './contract-reading.js'

/** The body of a contract: one schema for JSON, or one for each media type. */
export function readBody(reading: ContractReading, contract: ObjectValue): RequestBody | undefined {
  const value = memberOf(contract, 'body')
  if (value === undefined || value.kind === 'literal') return undefined
  const encodings = memberOf(contract, 'encoding')
  const entries: readonly (readonly [string, Value])[] =
    value.kind === 'object' ? [...value.members].map(([type, member]) => [type, member.value()]) : [['application/json', value]]
  const read = entries.map(([type, schema]) => ({ type, node: reading.node(schema), schema }))
  return {
    required: read.every((one) => !one.node.optional),
    content: read.map((one) => {
      const encoding = readEncodings(memberOf(encodings, one.type))
      return { ...mediaType(one.type, one.node.schema), encoding, origin: reading.origin }
    }),
    rest: {},
    origin: reading.origin,
  }
}

/** A body that is handed on as bytes has no schema. */
export function mediaType(type: string, schema: JsonSchema): Pick<MediaType, 'type' | 'schema' | 'rest'> {
  const says = schema !== true && !(typeof schema === 'object' && Object.keys(schema).length === 0)
  return says || mediaKind(type) !== 'binary' ? { type, schema, rest: {} } : { type, rest: {} }
}

function readEncodings(value: Value | undefined): ReadonlyMap<string, Encoding> {
  const all: JsonValue | undefined = value && constantOf(value)
  if (!isJsonObject(all)) return new Map()
  return new Map(
    Object.entries(all).flatMap(([property, one]): [string, Encoding][] => {
      if (!isJsonObject(one)) return []
      const { contentType, style, explode } = one
      const known = typeof style === 'string' ? styleNamed(style, 'query') : undefined
      return [
        [
          property,
          {
            ...(typeof contentType === 'string' && { contentType }),
            ...(known !== undefined && { style: known }),
            ...(typeof explode === 'boolean' && { explode }),
            rest: {},
          },
        ],
      ]
    }),
  )
}
