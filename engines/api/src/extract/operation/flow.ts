import type { Written } from './reading.js'

/** What has been said about the answer on one way through a function. */
export interface Flow {
  /** Set by `res.status(201)` or `ctx.status = 201`; empty where it can't be known, undefined where none was set. */
  readonly status: readonly number[] | undefined
  /** Koa's `ctx.body = …` */
  readonly body?: Written
  readonly contentType?: string
  /** Whether the answer is sent, or left to the next of the chain. */
  readonly done: boolean
}

export const START: readonly Flow[] = [{ status: undefined, done: false }]

/** More ways than this through one function tell nothing new. */
const MOST = 24

/** The ways of all given, each once. */
export function merge(...all: readonly (readonly Flow[])[]): readonly Flow[] {
  const [first, ...others] = all.filter((flows) => flows.length > 0)
  // Most functions have one way through.
  if (first === undefined || (first.length === 1 && others.every((flows) => flows === first))) return first ?? []
  return distinct(all.flat())
}

export function change(flows: readonly Flow[], next: (flow: Flow) => Flow): readonly Flow[] {
  const [only] = flows
  return only !== undefined && flows.length === 1 ? [next(only)] : distinct(flows.map(next))
}

function distinct(flows: readonly Flow[]): readonly Flow[] {
  const seen = new Map<string, Flow>()
  for (const flow of flows) {
    const key = `${flow.status?.join() ?? '-'} ${flow.done} ${flow.body?.expression.start ?? ''} ${flow.contentType ?? ''}`
    if (seen.size < MOST && !seen.has(key)) seen.set(key, flow)
  }
  return [...seen.values()]
}
