import { z } from 'zod'
import { Expectation } from './expectation.js'

/** A request as it leaves; path, header values and body may hold `{{placeholders}}`. */
export const PlannedRequest = z.object({
  name: z.string().min(1),
  method: z.string().regex(/^[A-Z]+(?:-[A-Z]+)*$/),
  /** With query, as it stands in the request line. */
  path: z.string().startsWith('/'),
  headers: z.record(z.string(), z.string()),
  body: z.string().optional(),
  expect: Expectation.optional(),
  /** Values of the answer for later steps: `body.id`, `header.location`, `status`. */
  capture: z.record(z.string(), z.string()).optional(),
})
export type PlannedRequest = z.infer<typeof PlannedRequest>

/** What one user does from beginning to end. */
export const Flow = z.object({ name: z.string(), weight: z.number().positive(), steps: z.array(PlannedRequest).min(1) })
export type Flow = z.infer<typeof Flow>

/** A rate in requests per second, steady or from one to another. */
export const Stage = z.object({ from: z.number().min(0), to: z.number().min(0), seconds: z.number().positive() })
export type Stage = z.infer<typeof Stage>

export const Model = z.discriminatedUnion('kind', [
  /** As many users as connections; each asks again once it has its answer. */
  z.object({
    kind: z.literal('closed'),
    connections: z.int().positive(),
    pipelining: z.int().positive(),
    seconds: z.number().positive().optional(),
    /** Requests in all, instead of seconds. */
    amount: z.int().positive().optional(),
  }),
  /** Requests leave on a schedule, however long answers take. `phase` shifts it by a part of the time between two requests. */
  z.object({ kind: z.literal('open'), connections: z.int().positive(), stages: z.array(Stage).min(1), phase: z.number().min(0).max(1) }),
])
export type Model = z.infer<typeof Model>

/** All that a process needs to send requests and to judge the answers. */
export const LoadPlan = z.object({
  /** Scheme, host and port. */
  origin: z.string(),
  flows: z.array(Flow).min(1),
  /** Rows of a data feed, one per turn of a flow. */
  feed: z.array(z.record(z.string(), z.string())),
  cookies: z.boolean(),
  model: Model,
  /** Milliseconds that a request may take. */
  timeout: z.number().positive(),
  /** Seconds before anything is counted. */
  warmup: z.number().min(0),
  /** Seconds in one piece of the timeline. */
  interval: z.number().positive(),
  /** HTTP/2 over TLS instead of HTTP/1.1. */
  http2: z.boolean(),
  tls: z.object({ insecure: z.boolean(), ca: z.string().optional(), servername: z.string().optional() }),
  seed: z.int(),
})
export type LoadPlan = z.infer<typeof LoadPlan>

/** The names of all requests, in the order in which they first stand in the plan. */
export function requestNames(plan: Pick<LoadPlan, 'flows'>): readonly string[] {
  return [...new Set(plan.flows.flatMap(({ steps }) => steps.map(({ name }) => name)))]
}

/** Seconds that a run takes, without its warm-up; undefined where an amount ends it. */
export function plannedSeconds(model: Model): number | undefined {
  return model.kind === 'closed' ? model.seconds : model.stages.reduce((sum, { seconds }) => sum + seconds, 0)
}

/** Whether answers are looked at for the server's rate limit. */
export function expectsRateLimit({ flows }: Pick<LoadPlan, 'flows'>): boolean {
  return flows.some(({ steps }) => steps.some(({ expect }) => expect?.rateLimit === true))
}
