import { withoutFarOff } from '../statistics/far-off.js'
import { proportionsTest } from '../statistics/proportions.js'
import { signedRankInterval, signedRankTest } from '../statistics/signed-rank.js'
import { hodgesLehmann } from '../statistics/walsh-averages.js'
import { asShare, DECISIVE, logCost, METRICS, type Metric, TOLERANCES } from './metrics.js'
import { noiseFloor } from './noise-floor.js'
import type { SliceFigures } from './slice-figures.js'
import { joinVerdicts, type Verdict, verdictOf } from './verdict.js'

/** A slice of each version, made one right after the other. */
export interface SlicePair {
  readonly a: SliceFigures
  readonly b: SliceFigures
}

/** How a metric has changed from A to B, as shares: 0.05 is 5 % slower. */
export interface Change {
  readonly metric: Metric
  readonly estimate: number
  readonly low: number
  readonly high: number
  readonly p: number
  /** The smallest change that matters. */
  readonly tolerance: number
  /** How much A differs from itself; a change has to be twice that. */
  readonly noise: number
  /** Pairs that lie far off all others, or have no such figure, and don't count. */
  readonly leftOut: number
  readonly verdict: Verdict
  /** Whether the whole verdict rests on it. */
  readonly decisive: boolean
}

export interface Comparison {
  readonly verdict: Verdict
  readonly pairs: readonly SlicePair[]
  readonly changes: readonly Change[]
  /** Whether B failed more often, beyond chance and more than one request in a thousand; it is `slower` then, however fast it fails. */
  readonly moreFailures: boolean
}

export interface JudgeOptions {
  readonly model: 'closed' | 'open'
  /** How often a comparison without a difference may be called one, over all metrics and looks. */
  readonly alpha?: number
  /** How often the same slices are looked at before the comparison ends. */
  readonly looks?: number
  /** Smallest change that matters, as shares. */
  readonly tolerances?: Partial<Record<Metric, number>>
}

const ALPHA = 0.02

/**
 * Judges pairs of slices: Hodges–Lehmann estimate of the paired log-ratios, with the interval that Wilcoxon's signed-rank test does
 * not reject.
 *
 * @example
 * judge(pairs, { model: 'closed' }).verdict // 'slower'
 */
export function judge(pairs: readonly SlicePair[], options: JudgeOptions): Comparison {
  // A slice in which nothing was answered has no latency, and must not hide all others.
  const answered = pairs.filter(({ a, b }) => a.responses > 0 && b.responses > 0)
  const measured = METRICS.filter((metric) => answered.length > 0 && ratios(answered, metric).length === answered.length)
  const decisive = DECISIVE[options.model].filter((metric) => measured.includes(metric))
  const alpha = (options.alpha ?? ALPHA) / (options.looks ?? 1) / Math.max(1, decisive.length)
  const changes = measured.map((metric): Change => {
    const logs = withoutFarOff(ratios(answered, metric))
    const estimate = hodgesLehmann(logs)
    const interval = signedRankInterval(logs, alpha)
    const wanted = Math.log1p(options.tolerances?.[metric] ?? TOLERANCES[metric])
    const noise = noiseFloor(answered.flatMap(({ a }) => logCost(a, metric) ?? []))
    return {
      metric,
      estimate: asShare(estimate),
      low: asShare(interval.low),
      high: asShare(interval.high),
      p: signedRankTest(logs),
      tolerance: asShare(wanted),
      noise: asShare(noise),
      leftOut: pairs.length - logs.length,
      verdict: verdictOf(estimate, interval, { same: wanted, changed: Math.max(wanted, 2 * noise) }),
      decisive: decisive.includes(metric),
    }
  })
  const moreFailures = failsMore(pairs)
  const joined = joinVerdicts(changes.filter((one) => one.decisive).map((one) => one.verdict))
  return { verdict: moreFailures ? 'slower' : joined, pairs, changes, moreFailures }
}

function ratios(pairs: readonly SlicePair[], metric: Metric): readonly number[] {
  return pairs.flatMap(({ a, b }) => {
    const [from, to] = [logCost(a, metric), logCost(b, metric)]
    return from === undefined || to === undefined ? [] : [to - from]
  })
}

/** Failures come in bursts, so the test alone would see too much: the difference has to matter, too. */
function failsMore(pairs: readonly SlicePair[]): boolean {
  const tally = (side: 'a' | 'b') => {
    const hits = pairs.reduce((sum, pair) => sum + pair[side].failures, 0)
    return { hits, of: hits + pairs.reduce((sum, pair) => sum + pair[side].responses, 0) }
  }
  const [a, b] = [tally('a'), tally('b')]
  const share = ({ hits, of }: { hits: number; of: number }) => (of === 0 ? 0 : hits / of)
  return share(b) - share(a) > 0.001 && proportionsTest(a, b) < 0.001
}
