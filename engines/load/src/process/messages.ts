import { z } from 'zod'
import { RateLimitReport } from '../expect/rate-limit-check.js'
import { Measurement } from '../measure/measurement.js'
import { ServerUsage } from '../measure/server-watch.js'
import { LoadPlan } from '../plan/load-plan.js'

/** What a process that sends requests is told. */
export const Command = z.discriminatedUnion('type', [
  z.object({ type: z.literal('run'), plan: LoadPlan, serverPid: z.int().optional() }),
  z.object({ type: z.literal('stop') }),
])
export type Command = z.infer<typeof Command>

export const Progress = z.object({ seconds: z.number(), responses: z.number(), errors: z.number(), p50: z.number(), p99: z.number() })
export const PlanResult = z.object({
  measurement: Measurement,
  pump: z.enum(['autocannon', 'undici']),
  reason: z.string().optional(),
  rateLimit: RateLimitReport.optional(),
  server: ServerUsage.optional(),
})
export type PlanResult = z.infer<typeof PlanResult>

/** What it tells. */
export const Message = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), progress: Progress }),
  z.object({ type: z.literal('result'), result: PlanResult }),
  z.object({ type: z.literal('failed'), reason: z.string() }),
])
export type Message = z.infer<typeof Message>
