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
  for (const one of answers) byStatus.set(one.status, [...(byStatus.get(one.status) ?? []), one])
  return [...byStatus].sort(([a], [b]) => a - b).map(([status, all]) => responseOf(evaluator, String(status), all, origin))
}

function responseOf(evaluator: Evaluator, status: string, answers: readonly Answer[], origin: Origin): Response {
  const content: MediaType[] = []
  const schemas = new Map<string, (JsonSchema | undefined)[]>()
  for (const { body, contentType } of answers) {
    if (body === undefined && contentType === undefined) continue
    const value = body && evaluator.evaluate(body.expression, body.env)
    const type = mediaTypeOf(contentType) ?? (value !== undefined && isText(value) ? 'text/html' : 'application/json')
    schemas.set(type, [...(schemas.get(type) ?? []), value && writtenSchema(value)])
  }
  for (const [type, all] of schemas) {
    const schema = unionOf(all)
    content.push({ type, ...(schema !== undefined && { schema }), encoding: new Map(), rest: {}, origin })
  }
  return { status, description: phraseOf(status), headers: [], content, rest: {}, origin }
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
