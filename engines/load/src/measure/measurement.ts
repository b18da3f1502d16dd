import { z } from 'zod'
import { ERROR_KINDS } from './error-kind.js'

const Count = z.int().min(0)
const Counts = z.record(z.string(), Count)

/** Counts and an encoded histogram of one request, or of one piece of time. */
export const Tally = z.object({
  /** Answers of any status. */
  responses: Count,
  /** Of bodies, as they came over the wire. */
  bytes: Count,
  statuses: Counts,
  errors: z.partialRecord(z.enum(ERROR_KINDS), Count),
  /** Answers that were not as expected, by reason. */
  unexpected: Counts,
  /** Latencies in microseconds; requests that timed out are in it with the time they were given. */
  histogram: z.string(),
})
export type Tally = z.infer<typeof Tally>

/** Nothing has happened yet. */
export const NO_TALLY: Tally = { responses: 0, bytes: 0, statuses: {}, errors: {}, unexpected: {}, histogram: '' }

/** One slow answer. */
export const SlowSample = z.object({ at: z.number(), milliseconds: z.number(), request: z.string(), status: Count })
export type SlowSample = z.infer<typeof SlowSample>

/** An exchange that shows what went wrong; credentials are masked and bodies cut. */
export const SampleExchange = z.object({
  request: z.string(),
  reason: z.string(),
  sent: z.object({ method: z.string(), url: z.string(), headers: z.record(z.string(), z.string()), body: z.string() }),
  received: z.object({ status: Count, headers: z.record(z.string(), z.string()), body: z.string() }),
})
export type SampleExchange = z.infer<typeof SampleExchange>

/** What one process measured. Times are in seconds since the run began, unless said otherwise. */
export const Measurement = z.object({
  seconds: z.number(),
  /** The answers that came after the schedule's end, and the requests nobody waited for, count here and nowhere else. */
  abandoned: Count,
  total: Tally,
  requests: z.record(z.string(), Tally),
  interval: z.number(),
  timeline: z.array(Tally),
  /** When the pieces of the timeline end, where they are not of one length. */
  ends: z.array(z.number()).exactOptional(),
  slowest: z.array(SlowSample),
  samples: z.array(SampleExchange),
  /** Of the processes that sent the requests; null where another tool sent them. */
  clientCpuSeconds: z.number().nullable(),
  /** How late requests left compared to their schedule, microseconds; open model only. */
  lag: z.string(),
})
export type Measurement = z.infer<typeof Measurement>
