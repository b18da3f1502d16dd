import type { Evaluator } from '../../evaluate/evaluator.js'
import type { Origin, Response } from '../../model/model.js'
import type { JsonSchema } from '../../model/schema.js'
import type { FastifySchema } from '../fastify-schema/fastify-schema.js'
import type { SchemaParts } from '../schema-parts.js'
import { declaredResponses } from './declared-responses.js'
import type { Answer } from './reading.js'
import { responsesOf } from './response-list.js'

/** Declared responses and those that were found; a bare 200 is none where another success is declared. */
export function allResponses(
  evaluator: Evaluator,
  parts: SchemaParts,
  fastify: FastifySchema,
  answers: readonly Answer[],
  origin: Origin,
): readonly Response[] {
  const declared = declaredResponses(parts, fastify, origin)
  const said = new Set(declared.map(({ status }) => status))
  const success = declared.some(({ status }) => status.startsWith('2'))
  const found = responsesOf(evaluator, answers, origin).filter(({ status }) => !said.has(status) && !(success && status === '200'))
  const all = [...declared, ...found.map((one) => typed(one, parts.response))].sort((a, b) =>
    a.status < b.status ? -1 : a.status > b.status ? 1 : 0,
  )
  // An operation has to have a response; where none can be found, nothing is claimed of it.
  return all.length > 0 ? all : [{ status: 'default', description: 'Any answer', headers: [], content: [], rest: {}, origin }]
}

/** A success whose body is only known by its type. */
function typed(response: Response, schema: JsonSchema | undefined): Response {
  if (schema === undefined || !response.status.startsWith('2')) return response
  const content = response.content.map((one) => (one.schema === undefined && /json/.test(one.type) ? { ...one, schema } : one))
  return { ...response, content }
}
