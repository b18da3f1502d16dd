import { measuredElsewhere } from '../diagnostics/external-problems.js'
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
import type { ProcessResult } from '../run/plan-runner.js'
import type { ThresholdResult } from '../thresholds/check-thresholds.js'
import type { ReportOptions } from './build-report.js'

/** Of one core; beyond, what is measured may be the generator. */
const BUSY = 0.9

const WAYS_OF_TIMING = {
  artillery: 'requests are timed from when they leave, and between the percentiles that it gives the distribution is made up',
  k6: 'requests are timed from when they leave, without the time to connect',
}

/** What must be known of a run. */
export function reportProblems(
  names: readonly string[],
  { measurement, pump, reason, rateLimit }: ProcessResult,
  { minSamples, interrupted: stopped }: ReportOptions,
  thresholds: readonly ThresholdResult[],
  clientShare: number | null,
): readonly Problem[] {
  const { total, requests, seconds } = measurement
  const tallies = Object.keys(requests).length === 0 ? { [names[0] ?? '']: total } : requests
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
    ...(clientShare !== null && clientShare > BUSY ? [clientBound(clientShare)] : []),
    ...(total.errors.dropped === undefined ? [] : [scheduleMissed(total.errors.dropped)]),
    ...(pump === 'undici' && reason !== undefined ? [otherPump(reason)] : []),
    ...(pump === 'artillery' || pump === 'k6' ? [measuredElsewhere(pump, WAYS_OF_TIMING[pump])] : []),
  ]
}
