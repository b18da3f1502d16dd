import { readsAnswers } from '../expect/check-answer.js'
import type { LoadPlan, PlannedRequest } from '../plan/load-plan.js'
import { hasPlaceholders } from '../plan/template.js'

/** Which pump sends a plan's requests. */
export type Pump = { readonly kind: 'autocannon'; readonly request: PlannedRequest } | { readonly kind: 'undici'; readonly reason: string }

/** autocannon refuses others. */
const METHODS = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'TRACE', 'PATCH']
/** It writes these by itself, so that they would be there twice. */
const OWN_HEADERS = /^(?:content-length|connection|transfer-encoding|keep-alive)$/i

/** autocannon for what it does well, and undici for everything else. */
export function choosePump(plan: LoadPlan): Pump {
  const [request] = plan.flows.flatMap(({ steps }) => steps)
  const reason = request === undefined ? 'there is no request' : reasonAgainst(plan, request)
  return request === undefined || reason !== undefined ? { kind: 'undici', reason: reason ?? '' } : { kind: 'autocannon', request }
}

function reasonAgainst(plan: LoadPlan, request: PlannedRequest): string | undefined {
  const texts = [request.path, request.body ?? '', ...Object.values(request.headers)]
  const reasons: readonly (readonly [boolean, string])[] = [
    [plan.model.kind === 'open', 'the model is open'],
    [plan.flows.length > 1 || plan.flows.some(({ steps }) => steps.length > 1), 'there are several requests'],
    [texts.some(hasPlaceholders), 'requests differ from one another'],
    [
      plan.model.kind === 'closed' && plan.model.pipelining > 1 && plan.model.amount !== undefined,
      'an amount of pipelined requests is wanted',
    ],
    [plan.http2, 'HTTP/2 is spoken'],
    [plan.cookies, 'cookies are kept'],
    [!METHODS.includes(request.method), `the method is ${request.method}`],
    [plan.origin.startsWith('https:') && !plan.tls.insecure, 'autocannon does not verify certificates'],
    [readsAnswers(request.expect) || request.capture !== undefined, 'answers are read'],
    [Object.keys(request.headers).some((name) => OWN_HEADERS.test(name)), 'a header of its own is given'],
    [plan.timeout < 1000, 'the time limit is below a second'],
  ]
  return reasons.find(([applies]) => applies)?.[1]
}
