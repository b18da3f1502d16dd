import { LatencyHistogram } from '../histogram/latency-histogram.js'
import { type Measurement, NO_TALLY, type Tally } from './measurement.js'
import { SLOWEST } from './slowest.js'

/** How many sample exchanges a report shows for one request and reason. */
const SAMPLES = 3

/** Adds tallies up; percentiles of the result are those of all requests together. */
export function mergeTallies(tallies: readonly Tally[]): Tally {
  const [first = NO_TALLY, ...others] = tallies
  if (others.length === 0) return first
  const latencies = new LatencyHistogram()
  for (const { histogram } of tallies) latencies.add(LatencyHistogram.decode(histogram))
  return {
    responses: sum(tallies.map((one) => one.responses)),
    bytes: sum(tallies.map((one) => one.bytes)),
    statuses: mergeCounts(tallies.map((one) => one.statuses)),
    errors: mergeCounts(tallies.map((one) => one.errors)),
    unexpected: mergeCounts(tallies.map((one) => one.unexpected)),
    histogram: latencies.encode(),
  }
}

/** Makes one measurement of several processes' of the same run, or of several slices laid over one another. */
export function mergeMeasurements(measurements: readonly Measurement[]): Measurement {
  const names = new Set(measurements.flatMap((one) => Object.keys(one.requests)))
  const longest = Math.max(0, ...measurements.map((one) => one.timeline.length))
  const lag = new LatencyHistogram()
  for (const one of measurements) lag.add(LatencyHistogram.decode(one.lag))
  return {
    seconds: Math.max(0, ...measurements.map((one) => one.seconds)),
    abandoned: sum(measurements.map((one) => one.abandoned)),
    total: mergeTallies(measurements.map((one) => one.total)),
    requests: Object.fromEntries([...names].map((name) => [name, mergeTallies(measurements.flatMap((one) => one.requests[name] ?? []))])),
    interval: measurements[0]?.interval ?? 1,
    timeline: Array.from({ length: longest }, (_, index) => mergeTallies(measurements.flatMap((one) => one.timeline[index] ?? []))),
    slowest: measurements
      .flatMap((one) => one.slowest)
      .sort((a, b) => b.milliseconds - a.milliseconds)
      .slice(0, SLOWEST),
    samples: fewOfEach(measurements.flatMap((one) => one.samples)),
    clientCpuSeconds: sum(measurements.map((one) => one.clientCpuSeconds ?? 0)),
    lag: lag.encode(),
  }
}

function fewOfEach(samples: Measurement['samples']): Measurement['samples'] {
  const seen = new Map<string, number>()
  return samples.filter(({ request, reason }) => {
    const key = `${request}\0${reason}`
    const count = (seen.get(key) ?? 0) + 1
    seen.set(key, count)
    return count <= SAMPLES
  })
}

function mergeCounts<Key extends string>(all: readonly Partial<Record<Key, number>>[]): Record<string, number> {
  const merged: Record<string, number> = {}
  for (const counts of all)
    for (const [key, count] of Object.entries<number | undefined>(counts)) merged[key] = (merged[key] ?? 0) + (count ?? 0)
  return merged
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
