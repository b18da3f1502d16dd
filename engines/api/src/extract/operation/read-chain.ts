import type { Evaluator } from '../../evaluate/evaluator.js'
import type { Value } from '../../evaluate/value.js'
import type { FoundRoute } from '../found-route.js'
import { functionsOf } from './chain-functions.js'
import { readFunction } from './read-function.js'
import type { Answer, DeclaredPart, Reading, Use } from './reading.js'
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
  readonly declared: readonly DeclaredPart[]
}

export function readChain(evaluator: Evaluator, { chain, handler, framework }: FoundRoute): ChainReading {
  const links = chain.map((value) => ({ value, readings: functionsOf(value).map((one) => readFunction(evaluator, one, framework)) }))
  const uses = new Map<RequestPart, Use>()
  const answers: Answer[] = []
  const declared: DeclaredPart[] = []
  for (const { value, readings } of links) {
    const answering = value === handler
    for (const reading of readings) {
      for (const [part, use] of reading.uses) {
        // Logging and the like take all of a body without caring what is in it.
        if (!answering && use.fields.size === 0) continue
        const known: Use = uses.get(part) ?? { fields: new Map(), site: use.site }
        uses.set(part, known)
        mergeUses(known, use)
      }
      // What lets a request through does not answer it; what it answers instead is a refusal.
      answers.push(...reading.answers.filter(({ status }) => answering || status >= 400))
      declared.push(...reading.declared)
    }
    if (isRateLimit(value)) answers.push({ status: 429, site: value })
  }
  return { links, uses, answers, declared }
}

function isRateLimit(value: Value): boolean {
  return value.kind === 'call' && value.callee.kind === 'external' && /rate-?limit/.test(value.callee.specifier)
}
