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
  const found = responsesOf(evaluator, answers, origin)
  // They come in the order of their statuses.
  const all = declared.length === 0 ? typed(found, parts.response) : both(declared, found, parts.response)
  // An operation has to have a response; where none can be found, nothing is claimed of it.
  return all.length > 0 ? all : [{ status: 'default', description: 'Any answer', headers: [], content: [], rest: {}, origin }]
}

function both(declared: readonly Response[], found: readonly Response[], schema: JsonSchema | undefined): readonly Response[] {
  const said = new Set(declared.map(({ status }) => status))
  const success = declared.some(({ status }) => status.startsWith('2'))
  const others = found.filter(({ status }) => !said.has(status) && !(success && status === '200'))
  return [...declared, ...typed(others, schema)].sort((a, b) => (a.status < b.status ? -1 : a.status > b.status ? 1 : 0))
}

/** Successes whose body is only known by its type. */
function typed(responses: readonly Response[], schema: JsonSchema | undefined): readonly Response[] {
  if (schema === undefined) return responses
  return responses.map((response) => {
    if (!response.status.startsWith('2')) return response
    const content = response.content.map((one) => (one.schema === undefined && /json/.test(one.type) ? { ...one, schema } : one))
    return { ...response, content }
  })
}
