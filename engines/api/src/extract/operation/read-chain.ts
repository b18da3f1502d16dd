import type { Evaluator } from '../../evaluate/evaluator.js'
import type { Value } from '../../evaluate/value.js'
import type { FoundRoute } from '../found-route.js'
import { functionsOf } from './chain-functions.js'
import { isPackageGuard } from './package-guards.js'
import { readFunction } from './read-function.js'
import type { Answer, Reading, Use } from './reading.js'
import type { RequestPart } from './request-parts.js'
import { mergeUses } from './used-schema.js'

/** One link of the chain and what its functions say. */
export interface ChainLink {
  readonly value: Value
  readonly readings: readonly Reading[]
}

/** What everything between a request and its answer says, together. */
export interface ChainReading {
  readonly links: readonly ChainLink[]
  readonly uses: ReadonlyMap<RequestPart, Use>
  readonly answers: readonly Answer[]
}

export function readChain(evaluator: Evaluator, route: FoundRoute): ChainReading {
  const { chain, handler, framework } = route
  const links = chain.map((value) => ({ value, readings: functionsOf(value).map((one) => readFunction(evaluator, one, framework)) }))
  const own = ownLinks(evaluator, route)
  const uses = new Map<RequestPart, Use>()
  const answers: Answer[] = []
  for (const { value, readings } of links) {
    const answering = value === handler
    for (const reading of readings) {
      const reads = answering || (own.has(value) && !isGuard(reading))
      for (const [part, use] of reading.uses) {
        // Logging and the like take all of a body without caring what is in it.
        if (part !== 'params' && (!reads || (!answering && use.fields.size === 0))) continue
        let known = uses.get(part)
        if (known === undefined) {
          known = { fields: new Map(), site: use.site }
          uses.set(part, known)
        }
        mergeUses(known, use)
      }
      // What lets a request through does not answer it; what it answers instead is a refusal.
      const refuses = own.has(value) ? isRefusal : isDenial
      for (const answer of reading.answers) if (answering || refuses(answer.status)) answers.push(answer)
      if (reading.middleware.some(isPackageGuard)) answers.push({ status: 401, site: value })
    }
    const refusal = refusalOf(value)
    if (refusal !== undefined && (own.has(value) || isDenial(refusal))) answers.push({ status: refusal, site: value })
  }
  return { links, uses, answers: withoutFaults(answers) }
}

function isRefusal(status: number): boolean {
  return status >= 400 && status < 500
}

/** Of what the whole application does with every request, only the refusal of strangers is of an operation: it belongs to its security. */
function isDenial(status: number): boolean {
  return status === 401
}

/** Any operation may fail with 500: it says nothing of this one, unless there is nothing else to say. */
function withoutFaults(answers: readonly Answer[]): readonly Answer[] {
  if (answers.every(isNoFault)) return answers
  const others = answers.filter(isNoFault)
  return others.length > 0 ? others : answers
}

function isNoFault({ status }: Answer): boolean {
  return status !== 500
}

/** What the registration itself names, and not a router above it: `router.get('/x', these, links)`. */
function ownLinks(evaluator: Evaluator, { site, options, handler }: FoundRoute): ReadonlySet<Value> {
  const found = new Set<Value>(handler === undefined ? [] : [handler])
  const add = (value: Value): void => {
    found.add(value)
    if (value.kind === 'array') for (const one of value.items) add(one)
  }
  if (site.node.type === 'CallExpression')
    for (const one of site.node.arguments) if (one.type !== 'SpreadElement') add(evaluator.evaluate(one, site.env))
  if (options !== undefined) for (const member of options.members.values()) add(member.value())
  return found
}

/** What lets in or refuses whoever asks looks at the request for that, and not for what the operation does. */
function isGuard({ answers }: Reading): boolean {
  return answers.some(({ status }) => status === 401 || status === 403) && !answers.some(({ status }) => status === 400 || status === 422)
}

/** What middleware of packages answers instead of going on. */
function refusalOf(value: Value): number | undefined {
  if (value.kind === 'call' && value.callee.kind === 'external' && /rate-?limit/.test(value.callee.specifier)) return 429
  return isPackageGuard(value) ? 401 : undefined
}
