import { asShare, DECISIVE, logCost, METRICS, type Metric } from '../compare/metrics.js'
import { joinVerdicts, type Verdict } from '../compare/verdict.js'
import { predictionInterval } from '../statistics/prediction.js'
import { hodgesLehmann } from '../statistics/walsh-averages.js'
import type { Baseline, BaselineRun } from './baseline.js'

/** Runs of other minutes and other moods of the machine: slices of one run say nothing about another day. */
export const RUNS_FOR_A_VERDICT = 5

/** Between runs more varies than within one, so more is needed to matter. */
const TOLERANCE: Readonly<Record<Metric, number>> = { throughput: 0.15, p50: 0.15, p95: 0.2, p99: 0.25, cpu: 0.05 }

/** How one metric of a run compares to those before, as shares of their mean: 0.05 is 5 % slower. */
export interface BaselineChange {
  readonly metric: Metric
  readonly estimate: number
  /** Where the run was expected. */
  readonly low: number
  readonly high: number
  /** Where the earlier runs were. */
  readonly earlier: readonly number[]
  readonly tolerance: number
  readonly verdict: Verdict
  readonly decisive: boolean
}

export interface BaselineComparison {
  readonly verdict: Verdict
  readonly changes: readonly BaselineChange[]
  readonly runs: number
  /** False while the baseline holds too few runs. */
  readonly binding: boolean
}

/**
 * Judges a run by those of a baseline. The run counts as one value, not its slices: it has to lie where one more run of the baseline
 * would not, and far enough away to matter. Speeds are divided by the machine's at the time.
 *
 * @example
 * judgeBaseline(run, baseline).verdict // 'same'
 */
export function judgeBaseline(run: BaselineRun, baseline: Baseline): BaselineComparison {
  const binding = baseline.runs.length >= RUNS_FOR_A_VERDICT
  const changes = METRICS.flatMap((metric): readonly BaselineChange[] => {
    const value = runCost(run, metric)
    const before = baseline.runs.flatMap((one) => runCost(one, metric) ?? [])
    if (value === undefined || before.length < baseline.runs.length) return []
    const mean = before.reduce((sum, one) => sum + one, 0) / before.length
    const expected = predictionInterval(before)
    const change = { estimate: value - mean, low: expected.low - mean, high: expected.high - mean }
    const tolerance = Math.log1p(TOLERANCE[metric])
    return [
      {
        metric,
        estimate: asShare(change.estimate),
        low: asShare(change.low),
        high: asShare(change.high),
        earlier: before.map((one) => asShare(one - mean)),
        tolerance: TOLERANCE[metric],
        verdict: binding ? verdictOf(change, tolerance) : "can't tell",
        decisive: DECISIVE[baseline.model].includes(metric),
      },
    ]
  })
  return {
    verdict: joinVerdicts(changes.filter((one) => one.decisive).map((one) => one.verdict)),
    changes,
    runs: baseline.runs.length,
    binding,
  }
}

function verdictOf({ estimate, low, high }: { estimate: number; low: number; high: number }, tolerance: number): Verdict {
  if (estimate > high && estimate > tolerance) return 'slower'
  if (estimate < low && estimate < -tolerance) return 'faster'
  // Where runs differ by more than what matters, being among them shows nothing.
  return Math.max(-low, high) <= tolerance && estimate >= low && estimate <= high ? 'same' : "can't tell"
}

/** A slower machine makes everything dearer by as much; its CPU time per answer, too. */
function runCost({ slices, calibration }: BaselineRun, metric: Metric): number | undefined {
  const costs = slices.flatMap((slice) => logCost(slice, metric) ?? [])
  return costs.length < slices.length ? undefined : hodgesLehmann(costs) + Math.log(calibration)
}
