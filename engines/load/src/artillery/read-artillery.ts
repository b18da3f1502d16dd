import { z } from 'zod'
import { unreadableResult } from '../diagnostics/external-problems.js'
import { refuse } from '../diagnostics/problem.js'
import type { ErrorCounts } from '../external/external-engine.js'
import { rebuildHistogram } from '../external/rebuild-histogram.js'
import { LatencyHistogram } from '../histogram/latency-histogram.js'
import { errorKind } from '../measure/error-kind.js'
import type { Measurement, Tally } from '../measure/measurement.js'

const Summary = z.object({
  min: z.number(),
  max: z.number(),
  count: z.int(),
  mean: z.number(),
  p50: z.number(),
  p75: z.number(),
  p90: z.number(),
  p95: z.number(),
  p99: z.number(),
  p999: z.number(),
})
const Period = z.object({
  /** Milliseconds; what happened in ten seconds from then on. */
  period: z.union([z.string(), z.number()]).transform(Number),
  counters: z.record(z.string(), z.number()),
  summaries: z.record(z.string(), Summary),
  firstMetricAt: z.number().optional(),
  lastMetricAt: z.number().optional(),
})
type Period = z.infer<typeof Period>
const Result = z.object({ aggregate: Period, intermediate: z.array(Period) })

/** Milliseconds that one part of Artillery's reports is about. */
const PERIOD = 10_000

/**
 * Reads what `artillery run -o` wrote: of a scenario of kit by request, of any other one what Artillery counts by itself.
 *
 * @param timeout milliseconds that requests without an answer have waited
 * @throws LoadError KIT3102 when it is something else.
 */
export function readArtillery(given: unknown, path: string, timeout: number): Measurement {
  const parsed = Result.safeParse(given)
  if (!parsed.success) return refuse(unreadableResult(path, 'it is not of the form that Artillery 2 writes'))
  const { aggregate, intermediate } = parsed.data
  const { firstMetricAt: first, lastMetricAt: last } = aggregate
  if (first === undefined || last === undefined) return refuse(unreadableResult(path, 'nothing was measured'))
  const pieces = intermediate.filter(({ firstMetricAt }) => firstMetricAt !== undefined).sort((a, b) => a.period - b.period)
  const names = requestNames(aggregate)
  const seconds = Math.max(0.001, (last - first) / 1000)
  return {
    seconds,
    abandoned: 0,
    total: tallyOf(aggregate, undefined, timeout),
    requests: names.length < 2 ? {} : Object.fromEntries(names.map((name) => [name, tallyOf(aggregate, name, timeout)])),
    interval: PERIOD / 1000,
    timeline: pieces.map((piece) => tallyOf(piece, undefined, timeout)),
    ends: pieces.map(({ period }) => Math.min(seconds, (period + PERIOD - first) / 1000)),
    slowest: [],
    samples: [],
    clientCpuSeconds: null,
    lag: '',
  }
}

/** @param request undefined for all together */
function tallyOf({ counters, summaries }: Period, request: string | undefined, timeout: number): Tally {
  const own = Object.keys(counters).some((name) => name.startsWith('kit/'))
  const statuses = own ? ownCounts(counters, 'status', request) : countsBelow(counters, 'http.codes.')
  const errors = request === undefined ? errorsOf(counters) : {}
  const latencies = own
    ? latenciesOf(summaries[metric('latency', ...(request === undefined ? [] : [request]))], 1)
    : latenciesOf(summaries['http.response_time'], 1000)
  if (errors.timeout !== undefined) latencies.recordMany(timeout * 1000, errors.timeout)
  return {
    responses: sum(statuses),
    bytes: request === undefined ? (counters['http.downloaded_bytes'] ?? 0) : 0,
    statuses,
    errors,
    unexpected: ownCounts(counters, 'unexpected', request),
    histogram: latencies.encode(),
  }
}

/** @param unit microseconds in one of the summary's values */
function latenciesOf(summary: z.infer<typeof Summary> | undefined, unit: number): LatencyHistogram {
  if (summary === undefined) return new LatencyHistogram()
  const { min, p50, p75, p90, p95, p99, p999, max } = summary
  const values = [min, p50, p75, p90, p95, p99, p999, max]
  const at = [0, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1].map((share, index) => [share, (values[index] ?? max) * unit] as const)
  return rebuildHistogram({ count: summary.count, mean: summary.mean * unit, at })
}

function requestNames({ counters }: Period): readonly string[] {
  const names = Object.keys(counters).flatMap((name) => /^kit\/(?:status|unexpected)\/([^/]+)\//.exec(name)?.[1] ?? [])
  return [...new Set(names)].map(decodeURIComponent)
}

/** Counts of the processor's metrics: `kit/status/<request>/<status>`. */
function ownCounts(counters: Period['counters'], kind: 'status' | 'unexpected', request: string | undefined): Record<string, number> {
  const found: Record<string, number> = {}
  for (const [name, count] of Object.entries(counters)) {
    const [, type, of, detail] = name.startsWith('kit/') ? name.split('/') : []
    if (type !== kind || of === undefined || detail === undefined || (request !== undefined && decodeURIComponent(of) !== request)) continue
    const key = decodeURIComponent(detail)
    found[key] = (found[key] ?? 0) + count
  }
  return found
}

function countsBelow(counters: Period['counters'], beginning: string): Record<string, number> {
  const entries = Object.entries(counters).filter(([name]) => name.startsWith(beginning))
  return Object.fromEntries(entries.map(([name, count]) => [name.slice(beginning.length), count]))
}

/** What the processor has counted as an answer that was not expected already. */
const COUNTED = 'KIT_NO_VALUE'

/** `errors.ECONNREFUSED` and the like: codes of Node. */
function errorsOf(counters: Period['counters']): ErrorCounts {
  const found: ErrorCounts = {}
  for (const [code, count] of Object.entries(countsBelow(counters, 'errors.'))) {
    if (code === COUNTED) continue
    const kind = errorKind({ code })
    found[kind] = (found[kind] ?? 0) + count
  }
  return found
}

function metric(...parts: readonly string[]): string {
  return ['kit', ...parts].map(encodeURIComponent).join('/')
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0)
}
