import { z } from 'zod'
import { unreadableResult } from '../diagnostics/external-problems.js'
import { refuse } from '../diagnostics/problem.js'
import { rebuildHistogram } from '../external/rebuild-histogram.js'
import { LatencyHistogram } from '../histogram/latency-histogram.js'
import { type Measurement, NO_TALLY, type Tally } from '../measure/measurement.js'

/** `handleSummary` has figures below `values`, `--summary-export` right in the metric. */
const Metric = z.looseObject({ values: z.record(z.string(), z.number()).optional() })
const Summary = z.object({
  metrics: z.record(z.string(), Metric),
  state: z.object({ testRunDurationMs: z.number() }).optional(),
})
type Metrics = z.infer<typeof Summary>['metrics']

/** k6's names of quantiles. */
const QUANTILES = [
  ['min', 0],
  ['med', 0.5],
  ['p(75)', 0.75],
  ['p(90)', 0.9],
  ['p(95)', 0.95],
  ['p(99)', 0.99],
  ['p(99.9)', 0.999],
  ['max', 1],
] as const

/**
 * Reads a summary of k6. It has figures of the whole run only, and those quantiles that its script asked for.
 *
 * @throws LoadError KIT3102 when it is something else.
 */
export function readK6Summary(given: unknown, path: string): Measurement {
  const parsed = Summary.safeParse(given)
  if (!parsed.success) return refuse(unreadableResult(path, 'it is not of the form that k6 writes'))
  const { metrics, state } = parsed.data
  const [count, rate] = [figure(metrics, 'http_reqs', 'count'), figure(metrics, 'http_reqs', 'rate')]
  if (count === undefined || count === 0) return refuse(unreadableResult(path, 'no request is in it'))
  const names = Object.keys(metrics).flatMap((name) => /^http_req_duration\{op:(.+)\}$/.exec(name)?.[1] ?? [])
  const requests = Object.fromEntries(names.map((name) => [name, tallyOf(metrics, `http_req_duration{op:${name}}`)]))
  // Of a Rate, `passes` are those that were true: the failed ones. Scripts other than kit's count statuses from 400 on as such.
  const own = metrics['unexpected'] !== undefined
  const failed = figure(metrics, 'http_req_failed', 'passes') ?? 0
  const unanswered = own ? failed : 0
  const unexpected = (own ? (figure(metrics, 'unexpected', 'passes') ?? 0) : failed) - unanswered
  const dropped = figure(metrics, 'dropped_iterations', 'count') ?? 0
  const whole = tallyOf(metrics, 'http_req_duration', count)
  const total: Tally = {
    ...whole,
    responses: count - unanswered,
    bytes: figure(metrics, 'data_received', 'count') ?? 0,
    errors: { ...(unanswered === 0 ? {} : { other: unanswered }), ...(dropped === 0 ? {} : { dropped }) },
    unexpected: unexpected > 0 ? { 'k6 counts it as failed': unexpected } : {},
  }
  const seconds = state === undefined ? (rate === undefined || rate === 0 ? 1 : count / rate) : state.testRunDurationMs / 1000
  return {
    seconds,
    abandoned: 0,
    total,
    requests: names.length < 2 ? {} : requests,
    interval: seconds,
    timeline: [total],
    slowest: [],
    samples: [],
    clientCpuSeconds: null,
    lag: '',
  }
}

function tallyOf(metrics: Metrics, name: string, known?: number): Tally {
  const count = known ?? figure(metrics, name, 'count') ?? 0
  const at = QUANTILES.flatMap(([quantile, share]) => {
    const value = figure(metrics, name, quantile)
    return value === undefined ? [] : [[share, value * 1000] as const]
  })
  const complete = at[0]?.[0] === 0 && at.at(-1)?.[0] === 1
  const mean = (figure(metrics, name, 'avg') ?? 0) * 1000
  const histogram = complete ? rebuildHistogram({ count, mean, at }) : new LatencyHistogram()
  return { ...NO_TALLY, responses: count, histogram: histogram.encode() }
}

function figure(metrics: Metrics, name: string, of: string): number | undefined {
  const metric = metrics[name]
  const value = metric?.values?.[of] ?? metric?.[of]
  return typeof value === 'number' ? value : undefined
}
