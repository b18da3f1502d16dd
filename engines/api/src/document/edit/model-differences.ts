import type { ApiModel, Operation, Origin } from '../../model/model.js'
import { schemaRef } from '../../model/schema.js'
import { isRecord } from '../../read/record.js'
import { sameValue } from '../text/same-value.js'
import { infoValue, serverValue, tagValue } from '../values/document-facts.js'
import { bodyValue, responseValue } from '../values/message-value.js'
import { operationFacts } from '../values/operation-value.js'
import { parameterValue } from '../values/parameter-value.js'
import { schemaValue } from '../values/schema-value.js'
import { schemeValue, securityValue } from '../values/security-value.js'
import type { Writing } from '../values/writing.js'

/** A part of a model that is not as wanted. */
export interface ModelDifference {
  /** `get /users`, the name of a schema, or the member of the document. */
  readonly what: string
  readonly origin?: Origin
}

const PLAIN: Writing = { version: '3.1', schemaRef, used: (_kind, _node, write) => write(), unsaid: () => undefined }

/** Where two models say something different. Places, component names and the order of what has names do not count. */
export function modelDifferences(wanted: ApiModel, found: ApiModel): readonly ModelDifference[] {
  const [left, right] = [wanted, found].map(partsOf)
  if (left === undefined || right === undefined) return []
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((what): ModelDifference[] => {
    const [one, other] = [left.get(what), right.get(what)]
    if (one !== undefined && other !== undefined && (one.part === other.part || sameButOrder(one.value(), other.value()))) return []
    const origin = other?.origin ?? one?.origin
    return [{ what, ...(origin !== undefined && { origin }) }]
  })
}

function sameButOrder(one: unknown, other: unknown): boolean {
  return sameValue(one, other) || sameValue(unordered(one), unordered(other))
}

interface Part {
  /** What is the same object in both models says the same. */
  readonly part: unknown
  value(): unknown
  readonly origin?: Origin
}

/** Components (those of Swagger 2.0 stand at the top) are compared where they are used; what a path says goes where its operations go. */
const UNCOMPARED = new Set(['components', 'paths', 'parameters', 'responses'])

function partsOf(model: ApiModel): Map<string, Part> {
  const { info, servers, tags } = model
  const facts: [string, Part][] = [
    ['info', { part: info, value: () => infoValue(info) }],
    ['servers', { part: servers, value: () => servers.map(serverValue) }],
    ['tags', { part: tags, value: () => Object.fromEntries(tags.map((tag) => [tag.name, tagValue(tag)])) }],
  ]
  const rest = Object.entries(model.rest).flatMap(([key, value]): [string, Part][] =>
    UNCOMPARED.has(key) ? [] : [[key, { part: value, value: () => value }]],
  )
  const schemes = [...model.securitySchemes].map(([name, scheme]): [string, Part] => [
    `security scheme ${name}`,
    { part: scheme, value: () => schemeValue(scheme, PLAIN), origin: scheme.origin },
  ])
  const schemas = [...model.schemas].map(([name, { schema, origin }]): [string, Part] => [
    name,
    { part: schema, value: () => schemaValue(schema, PLAIN), origin },
  ])
  const operations = model.operations.map((one): [string, Part] => [
    `${one.method} ${one.path}`,
    { part: one, value: () => comparable(one), origin: one.origin },
  ])
  return new Map([...facts, ...rest, ...schemes, ...schemas, ...operations])
}

function comparable(operation: Operation): unknown {
  const { parameters, body, responses, security } = operation
  return {
    ...operationFacts(operation),
    parameters: Object.fromEntries(parameters.map((one) => [`${one.in} ${one.name}`, parameterValue(one, PLAIN)])),
    body: body && bodyValue(body, PLAIN),
    responses: Object.fromEntries(responses.map((one) => [one.status, responseValue(one, PLAIN)])),
    security: securityValue(security),
  }
}

const UNORDERED = new Set(['required', 'enum', 'type'])

/** Lists whose order means nothing, in one order. */
function unordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unordered)
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      if (!UNORDERED.has(key) || !Array.isArray(member)) return [key, unordered(member)]
      return [key, [...member].sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))]
    }),
  )
}
