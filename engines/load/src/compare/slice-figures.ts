import { z } from 'zod'
import { LatencyHistogram } from '../histogram/latency-histogram.js'
import type { Measurement, Tally } from '../measure/measurement.js'

/** What one slice of a comparison says. Latencies in milliseconds. */
export const SliceFigures = z.object({
  responses: z.int().min(0),
  /** Requests without an answer, and answers that were not as expected. */
  failures: z.int().min(0),
  rps: z.number(),
  p50: z.number(),
  p95: z.number(),
  p99: z.number(),
  /** Microseconds of the server's own CPU time per answer, where the server could be watched. */
  cpu: z.number().optional(),
})
export type SliceFigures = z.infer<typeof SliceFigures>

/** @param serverCpu seconds of CPU time that the server used meanwhile */
export function sliceFigures({ total, seconds }: Measurement, serverCpu?: number): SliceFigures {
  const latencies = LatencyHistogram.decode(total.histogram)
  return {
    responses: total.responses,
    failures: failuresOf(total),
    rps: total.responses / seconds,
    p50: latencies.percentile(50),
    p95: latencies.percentile(95),
    p99: latencies.percentile(99),
    ...(serverCpu === undefined ? {} : { cpu: (serverCpu * 1e6) / total.responses }),
  }
}

/** Requests that have no answer, or one that was not expected. */
export function failuresOf({ errors, unexpected }: Pick<Tally, 'errors' | 'unexpected'>): number {
  return [...Object.values(errors), ...Object.values(unexpected)].reduce((sum, count) => sum + count, 0)
}
