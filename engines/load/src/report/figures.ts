import { LatencyHistogram } from '../histogram/latency-histogram.js'
import type { Measurement, Tally } from '../measure/measurement.js'
import type { Figures, Latency, TimelinePoint } from './load-report.js'

/** The figures of some requests over the seconds of their run. */
export function figuresOf(tally: Tally, seconds: number): Figures {
  const { responses, bytes, statuses, errors, unexpected, histogram } = tally
  return {
    responses,
    rps: responses / seconds,
    bytesPerSecond: bytes / seconds,
    latency: latencyOf(LatencyHistogram.decode(histogram)),
    statuses,
    errors: Object.fromEntries(Object.entries(errors)),
    unexpected,
  }
}

/** A run in pieces of time. */
export function timelineOf({ timeline, interval, seconds, ends = [] }: Measurement): TimelinePoint[] {
  const endOf = (index: number) => ends[index] ?? Math.min((index + 1) * interval, seconds)
  return timeline.flatMap((tally, index) => {
    const at = endOf(index)
    const length = at - (index === 0 ? 0 : endOf(index - 1))
    // What is left at the end is too short to say anything about a rate.
    if (length < interval / 4 && index > 0) return []
    const { p50, p90, p99, max } = latencyOf(LatencyHistogram.decode(tally.histogram))
    const errors = Object.values(tally.errors).reduce((sum, count) => sum + count, 0)
    return [
      {
        at,
        rps: tally.responses / length,
        errorsPerSecond: errors / length,
        p50,
        p90,
        p99,
        max,
        statuses: tally.statuses,
      },
    ]
  })
}

/** A distribution for JSON. */
export function latencyOf(histogram: LatencyHistogram): Latency {
  const { count, ...figures } = histogram.summary()
  const figure = (value: number) => (Number.isNaN(value) ? null : value)
  const { min, mean, p50, p75, p90, p95, p99, p999, max } = figures
  return {
    count,
    min: figure(min),
    mean: figure(mean),
    p50: figure(p50),
    p75: figure(p75),
    p90: figure(p90),
    p95: figure(p95),
    p99: figure(p99),
    p999: figure(p999),
    max: figure(max),
  }
}
