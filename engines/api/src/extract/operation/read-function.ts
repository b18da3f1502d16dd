import type { Evaluator } from '../../evaluate/evaluator.js'
import type { FunctionValue, Site } from '../../evaluate/value.js'
import type { Framework } from '../../render/options.js'
import { type Flow, merge, START } from './flow.js'
import { bodyOf } from './function-body.js'
import { walkBody } from './read-statements.js'
import { answerOf, emptyReading, type Reading } from './reading.js'
import { RequestRoles } from './request-roles.js'
import type { Walk } from './scope.js'

/**
 * What a function of the chain says of its operation: the parts of the request it reads, itself or in what it hands the request to, and the ways
 * in which it answers.
 */
export function readFunction(evaluator: Evaluator, handler: FunctionValue, framework: Framework): Reading {
  const known = readings.get(handler)
  if (known !== undefined) return known
  const reading = emptyReading()
  readings.set(handler, reading)
  const roles = new RequestRoles(framework)
  roles.add(handler.node)
  const walk: Walk = { evaluator, roles, reading, thrown: [[]], running: [handler.node] }
  const env = bodyOf(evaluator, handler)
  const returned: Flow[] = []
  const left = walkBody(handler.node, START, { walk, env, answering: framework === 'fastify', returned })
  if (framework === 'koa') answerAtEnd(reading, merge(left, returned), handler)
  reading.answers.push(...(walk.thrown[0] ?? []))
  return reading
}

const readings = new WeakMap<FunctionValue, Reading>()
/** Koa answers with what the context says when all functions are through. */
function answerAtEnd(reading: Reading, flows: readonly Flow[], site: Site): void {
  for (const { status, body, contentType, done } of flows) {
    if (done || (status === undefined && body === undefined)) continue
    const empty = body?.expression.type === 'Literal' && body.expression.value === null
    for (const one of status ?? [empty ? 204 : 200])
      reading.answers.push(
        answerOf(one, body === undefined ? site : { node: body.expression, env: body.env }, empty ? undefined : body, contentType),
      )
  }
}
