import { z } from 'zod'
import { RateLimitReport } from '../expect/rate-limit-check.js'
import { EventLoopDelay } from '../measure/event-loop.js'
import { SampleExchange, SlowSample } from '../measure/measurement.js'
import { ThresholdResult } from '../thresholds/check-thresholds.js'
import { Conditions } from './conditions.js'

/** JSON has no NaN; a figure of nothing is null. */
const Figure = z.number().nullable()

/** Milliseconds. */
export const Latency = z.object({
  count: z.int(),
  min: Figure,
  mean: Figure,
  p50: Figure,
  p75: Figure,
  p90: Figure,
  p95: Figure,
  p99: Figure,
  p999: Figure,
  max: Figure,
})
export type Latency = z.infer<typeof Latency>

/** The figures of one request, or of all together. */
export const Figures = z.object({
  responses: z.int(),
  rps: z.number(),
  bytesPerSecond: z.number(),
  latency: Latency,
  statuses: z.record(z.string(), z.int()),
  errors: z.record(z.string(), z.int()),
  unexpected: z.record(z.string(), z.int()),
})
export type Figures = z.infer<typeof Figures>

/** A piece of the run's time. */
export const TimelinePoint = z.object({
  /** Seconds after the start, of the piece's end. */
  at: z.number(),
  rps: z.number(),
  errorsPerSecond: z.number(),
  p50: Figure,
  p90: Figure,
  p99: Figure,
  max: Figure,
  statuses: z.record(z.string(), z.int()),
})
export type TimelinePoint = z.infer<typeof TimelinePoint>

export const ReportedProblem = z.object({
  code: z.templateLiteral(['KIT', z.number()]),
  severity: z.enum(['error', 'warning', 'note']),
  message: z.string(),
  fix: z.string().exactOptional(),
})

/** One run, as its report files have it. Nothing in it is a secret, and no figure in it is rounded. */
export const LoadReport = z.object({
  version: z.literal(1),
  /** Scheme, host and port. */
  target: z.string(),
  conditions: Conditions,
  /** When it was made; empty where a file must not change from run to run. */
  made: z.string(),
  passed: z.boolean(),
  seconds: z.number(),
  abandoned: z.int(),
  total: Figures,
  requests: z.record(z.string(), Figures),
  interval: z.number(),
  timeline: z.array(TimelinePoint),
  slowest: z.array(SlowSample),
  samples: z.array(SampleExchange),
  thresholds: z.array(ThresholdResult),
  problems: z.array(ReportedProblem),
  rateLimit: RateLimitReport.optional(),
  client: z.object({ cpuShare: Figure, microsecondsPerRequest: Figure }),
  server: z
    .object({
      cpuShare: z.number(),
      microsecondsPerRequest: Figure,
      /** Bytes. */
      memory: z.object({ resident: z.number(), peak: z.number() }).optional(),
      /** How late its event loop came to things that were due. */
      eventLoop: EventLoopDelay.optional(),
    })
    .optional(),
  /** How late requests left; open model only. */
  lag: Latency.optional(),
  /** All latencies in microseconds, as an HdrHistogram of version 2, compressed, in base64. */
  histogram: z.string(),
})
export type LoadReport = z.infer<typeof LoadReport>
