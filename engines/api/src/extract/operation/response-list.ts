import type { Evaluator } from '../../evaluate/evaluator.js'
import type { Value } from '../../evaluate/value.js'
import type { MediaType, Origin, Response } from '../../model/model.js'
import type { JsonSchema } from '../../model/schema.js'
import { phraseOf } from './http-statuses.js'
import type { Answer } from './reading.js'
import { writtenSchema } from './written-schema.js'

/** The responses of an operation, by status, from what its functions were found to answer. */
export function responsesOf(evaluator: Evaluator, answers: readonly Answer[], origin: Origin): readonly Response[] {
  const byStatus = new Map<number, Answer[]>()
  for (const one of answers) {
    const known = byStatus.get(one.status)
    if (known === undefined) byStatus.set(one.status, [one])
    else known.push(one)
  }
  return [...byStatus.keys()].sort(ascending).map((status) => responseOf(evaluator, String(status), byStatus.get(status) ?? [], origin))
}

function ascending(a: number, b: number): number {
  return a - b
}

function responseOf(evaluator: Evaluator, status: string, answers: readonly Answer[], origin: Origin): Response {
  const schemas = new Map<string, (JsonSchema | undefined)[]>()
  for (const { body, contentType } of answers) {
    if (body === undefined && contentType === undefined) continue
    const value = body && evaluator.evaluate(body.expression, body.env)
    const type = mediaTypeOf(contentType) ?? (value !== undefined && isText(value) ? 'text/html' : 'application/json')
    const schema = value && writtenSchema(value)
    const known = schemas.get(type)
    if (known === undefined) schemas.set(type, [schema])
    else known.push(schema)
  }
  const content = [...schemas].map(([type, all]) => mediaType(type, unionOf(all), origin))
  return { status, description: phraseOf(status), headers: [], content, rest: {}, origin }
}

const NO_ENCODING: MediaType['encoding'] = new Map()

function mediaType(type: string, schema: JsonSchema | undefined, origin: Origin): MediaType {
  return schema === undefined
    ? { type, encoding: NO_ENCODING, rest: {}, origin }
    : { type, schema, encoding: NO_ENCODING, rest: {}, origin }
}

function isText(value: Value): boolean {
  return (value.kind === 'literal' && typeof value.value === 'string') || value.kind === 'text'
}

function unionOf(schemas: readonly (JsonSchema | undefined)[]): JsonSchema | undefined {
  if (schemas.length === 1) return schemas[0]
  if (schemas.includes(undefined)) return undefined
  const distinct = [...new Map(schemas.map((one) => [JSON.stringify(one), one])).values()].filter((one) => one !== undefined)
  return distinct.length > 1 ? { anyOf: distinct } : distinct[0]
}

const SHORT: Readonly<Record<string, string>> = {
  json: 'application/json',
  html: 'text/html',
  text: 'text/plain',
  txt: 'text/plain',
  xml: 'application/xml',
  csv: 'text/csv',
  pdf: 'application/pdf',
  bin: 'application/octet-stream',
}

/** What `res.type('html')` means. */
function mediaTypeOf(type: string | undefined): string | undefined {
  if (type === undefined) return undefined
  return type.includes('/') ? type : (SHORT[type.replace(/^\./, '')] ?? 'application/octet-stream')
}
