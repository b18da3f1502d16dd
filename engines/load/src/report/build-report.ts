import { fingerprint } from '../baseline/fingerprint.js'
import type { Problem } from '../diagnostics/problem.js'
import {
  clientBound,
  interrupted,
  otherPump,
  scheduleMissed,
  thresholdFailed,
  tooFewSamples,
  unexpectedAnswers,
} from '../diagnostics/run-problems.js'
import { LatencyHistogram } from '../histogram/latency-histogram.js'
import type { Measurement, Tally } from '../measure/measurement.js'
import { type LoadPlan, requestNames } from '../plan/load-plan.js'
import { printStages } from '../plan/print-stages.js'
import type { ProcessResult } from '../run/run-processes.js'
import { checkThresholds, type ThresholdResult } from '../thresholds/check-thresholds.js'
import type { Threshold } from '../thresholds/threshold.js'
import type { Figures, Latency, LoadReport, TimelinePoint } from './load-report.js'

/** Of one core; beyond, what is measured may be the generator. */
const BUSY = 0.9

export interface ReportOptions {
  readonly thresholds: readonly Threshold[]
  /** Fewer answers make no figures. */
  readonly minSamples: number
  readonly interrupted: boolean
  readonly made: string
}

/**
 * What a run has come to, and whether it passed: every threshold kept, every answer as expected, and enough of them.
 *
 * @throws LoadError KIT3008 when a threshold is about a request that the plan doesn't have.
 */
export function buildReport(plan: LoadPlan, result: ProcessResult, options: ReportOptions): LoadReport {
  const { measurement, processes, pump } = result
  const names = requestNames(plan)
  const { seconds, total } = measurement
  const thresholds = checkThresholds(options.thresholds, measurement, names)
  const clientShare = measurement.clientCpuSeconds / seconds / processes
  const problems = problemsOf(plan, result, options, thresholds, clientShare)
  const perRequest = (cpu: number) => (total.responses === 0 ? null : (cpu * 1e6) / total.responses)
  const { model } = plan
  const lag = LatencyHistogram.decode(measurement.lag)
  return {
    version: 1,
    target: plan.origin,
    conditions: {
      model: model.kind,
      connections: model.connections,
      pipelining: model.kind === 'closed' ? model.pipelining : 1,
      load: loadInWords(plan),
      warmup: plan.warmup,
      timeout: plan.timeout,
      pump,
      processes,
      verifiedTls: plan.origin.startsWith('https:') && !plan.tls.insecure,
      machine: fingerprint(),
    },
    made: options.made,
    // Half a run shows nothing of the other half.
    passed: !options.interrupted && problems.every(({ severity }) => severity !== 'error'),
    seconds,
    abandoned: measurement.abandoned,
    total: figuresOf(total, seconds),
    requests: Object.fromEntries(Object.entries(measurement.requests).map(([name, tally]) => [name, figuresOf(tally, seconds)])),
    interval: measurement.interval,
    timeline: timelineOf(measurement),
    slowest: measurement.slowest,
    samples: measurement.samples,
    thresholds: [...thresholds],
    problems: problems.map(({ code, severity, message, fix }) => ({ code, severity, message, ...(fix === undefined ? {} : { fix }) })),
    ...(result.rateLimit === undefined ? {} : { rateLimit: result.rateLimit }),
    client: { cpuShare: clientShare, microsecondsPerRequest: perRequest(measurement.clientCpuSeconds) },
    ...(result.serverCpu === undefined
      ? {}
      : {
          server: {
            cpuShare: result.serverCpu / seconds,
            microsecondsPerRequest: perRequest(result.serverCpu),
            ...(result.serverMemory === undefined ? {} : { memory: result.serverMemory }),
          },
        }),
    ...(lag.count === 0 ? {} : { lag: latencyOf(lag) }),
    histogram: total.histogram,
  }
}

function problemsOf(
  plan: LoadPlan,
  { measurement, pump, reason, rateLimit }: ProcessResult,
  { minSamples, interrupted: stopped }: ReportOptions,
  thresholds: readonly ThresholdResult[],
  clientShare: number,
): readonly Problem[] {
  const { total, requests, seconds } = measurement
  const tallies = Object.keys(requests).length === 0 ? { [requestNames(plan)[0] ?? '']: total } : requests
  const unexpected = Object.entries(tallies).flatMap(([name, tally]) =>
    Object.entries(tally.unexpected).map(([why, count]) => unexpectedAnswers(name, count, why)),
  )
  const limits = Object.entries(rateLimit?.problems ?? {}).map(([why, count]) => unexpectedAnswers('the rate limit', count, why))
  return [
    ...(total.responses < minSamples ? [tooFewSamples(total.responses, minSamples)] : []),
    ...unexpected,
    ...limits,
    ...thresholds.filter(({ kept }) => !kept).map(({ text, shown }) => thresholdFailed(text, shown)),
    ...(stopped ? [interrupted(seconds)] : []),
    ...(clientShare > BUSY ? [clientBound(clientShare)] : []),
    ...(total.errors.dropped === undefined ? [] : [scheduleMissed(total.errors.dropped)]),
    ...(plan.model.kind === 'closed' && pump === 'undici' && reason !== undefined ? [otherPump(reason)] : []),
  ]
}

function figuresOf(tally: Tally, seconds: number): Figures {
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

function timelineOf({ timeline, interval, seconds }: Measurement): TimelinePoint[] {
  return timeline.flatMap((tally, index) => {
    const length = Math.min(interval, seconds - index * interval)
    // What is left at the end is too short to say anything about a rate.
    if (length < interval / 4 && index > 0) return []
    const { p50, p90, p99, max } = latencyOf(LatencyHistogram.decode(tally.histogram))
    const errors = Object.values(tally.errors).reduce((sum, count) => sum + count, 0)
    return [
      {
        at: index * interval + length,
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

function latencyOf(histogram: LatencyHistogram): Latency {
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

function loadInWords({ model }: LoadPlan): string {
  if (model.kind === 'open') return `${printStages(model.stages)} over ${model.connections} connections`
  const extent = model.amount === undefined ? `${model.seconds ?? 0} s` : `${model.amount} requests`
  return `${model.connections} connections${model.pipelining > 1 ? `, ${model.pipelining} requests in each` : ''}, ${extent}`
}
