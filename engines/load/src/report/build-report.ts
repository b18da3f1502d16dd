import type { Problem } from '../diagnostics/problem.js'
import { LatencyHistogram } from '../histogram/latency-histogram.js'
import { type LoadPlan, requestNames } from '../plan/load-plan.js'
import type { ProcessResult } from '../run/plan-runner.js'
import { checkThresholds } from '../thresholds/check-thresholds.js'
import type { Threshold } from '../thresholds/threshold.js'
import { type Conditions, conditionsOf } from './conditions.js'
import { figuresOf, latencyOf, timelineOf } from './figures.js'
import type { LoadReport } from './load-report.js'
import { reportProblems } from './report-problems.js'

export interface ReportOptions {
  readonly thresholds: readonly Threshold[]
  /** Fewer answers make no figures. */
  readonly minSamples: number
  readonly interrupted: boolean
  readonly made: string
}

/** What was put under load, and how. */
export interface Subject {
  readonly target: string
  /** Of the requests. */
  readonly names: readonly string[]
  readonly conditions: Conditions
}

/**
 * What a run has come to, and whether it passed: every threshold kept, every answer as expected, and enough of them.
 *
 * @throws LoadError KIT3008 when a threshold is about a request that the plan doesn't have.
 */
export function buildReport(plan: LoadPlan, result: ProcessResult, options: ReportOptions): LoadReport {
  return reportOf({ target: plan.origin, names: requestNames(plan), conditions: conditionsOf(plan, result) }, result, options)
}

/** The same of a run whose plan isn't known. */
export function reportOf({ target, names, conditions }: Subject, result: ProcessResult, options: ReportOptions): LoadReport {
  const { measurement, processes, server } = result
  const { seconds, total, clientCpuSeconds } = measurement
  const thresholds = checkThresholds(options.thresholds, measurement, names)
  const clientShare = clientCpuSeconds === null ? null : clientCpuSeconds / seconds / processes
  const problems: readonly Problem[] = reportProblems(names, result, options, thresholds, clientShare)
  const perRequest = (cpu: number | null) => (cpu === null || total.responses === 0 ? null : (cpu * 1e6) / total.responses)
  const lag = LatencyHistogram.decode(measurement.lag)
  return {
    version: 1,
    target,
    conditions,
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
    client: { cpuShare: clientShare, microsecondsPerRequest: perRequest(clientCpuSeconds) },
    ...(server === undefined
      ? {}
      : {
          server: {
            cpuShare: server.cpuSeconds / seconds,
            microsecondsPerRequest: perRequest(server.cpuSeconds),
            ...(server.memory === undefined ? {} : { memory: server.memory }),
            ...(server.eventLoop === undefined ? {} : { eventLoop: server.eventLoop }),
          },
        }),
    ...(lag.count === 0 ? {} : { lag: latencyOf(lag) }),
    histogram: total.histogram,
  }
}
