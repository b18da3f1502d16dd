import { interleave } from '../compare/interleave.js'
import type { Comparison } from '../compare/judge.js'
import type { Metric } from '../compare/metrics.js'
import { slowerVerdict, undecided } from '../diagnostics/compare-problems.js'
import type { Problem } from '../diagnostics/problem.js'
import { interrupted, tooFewSamples } from '../diagnostics/run-problems.js'
import { median } from '../statistics/walsh-averages.js'
import type { RunnerOptions } from './new-runner.js'
import { openSlices, type Side } from './open-slices.js'

export interface CompareOptions extends Omit<RunnerOptions, 'onProgress' | 'serverPid'> {
  /** Seconds; without it a quarter, or up to 2 so that 250 answers fit in. */
  readonly slice?: number
  /** Without it 20, or 10 where slices are long. */
  readonly minPairs?: number
  /** Without it 120, or down to 30 where slices are long: two minutes of them. */
  readonly maxPairs?: number
  readonly tolerances?: Partial<Record<Metric, number>>
  /** Whether "can't tell" fails. */
  readonly strict?: boolean
  readonly onPair?: (pairs: number, of: number) => void
}

export interface ComparedLoad extends Comparison {
  readonly a: string
  readonly b: string
  readonly model: 'closed' | 'open'
  /** Seconds of a slice. */
  readonly slice: number
  readonly passed: boolean
  readonly problems: readonly Problem[]
}

/** What a slice needs for its percentiles to mean something. */
const SLICE_SAMPLES = 50

/**
 * Compares two versions that run at the same time, by slices that take turns.
 *
 * @throws LoadError KIT3006 for a load that can't be sliced, KIT3030 to KIT3035 when a version can't be reached.
 * @example
 * const plan = planLoad({ url: 'http://localhost:3000/users' })
 * const { verdict } = await compareLoad({ name: 'old', plan }, { name: 'new', plan: { ...plan, origin: 'http://localhost:3001' } })
 */
export async function compareLoad(a: Side, b: Side, options: CompareOptions = {}): Promise<ComparedLoad> {
  const slices = await openSlices(a, b, options)
  const slice = slices.seconds
  const { maxPairs = within(30, 60 / slice, 120) } = options
  const { minPairs = Math.min(maxPairs, within(10, 10 / slice, 20)) } = options
  try {
    const model = a.plan.model.kind
    const comparison = await interleave(slices.make, { ...options, model, minPairs, maxPairs: Math.max(minPairs, maxPairs) })
    const problems = problemsOf(comparison, b.name, options, slice)
    const passed = problems.every(({ severity }) => severity !== 'error')
    return { ...comparison, a: a.name, b: b.name, model, slice, passed, problems }
  } finally {
    slices.close()
  }
}

function within(least: number, value: number, most: number): number {
  return Math.round(Math.min(most, Math.max(least, value)))
}

function problemsOf(
  { verdict, pairs }: Comparison,
  subject: string,
  { strict = false, signal }: CompareOptions,
  slice: number,
): readonly Problem[] {
  // The middle one: a single slice that somebody else has stolen is left out, and no reason to fail.
  const usual = Math.floor(median(pairs.map(({ a, b }) => Math.min(a.responses, b.responses))))
  const unsure = undecided(subject)
  return [
    ...(usual < SLICE_SAMPLES ? [tooFewSamples(usual, SLICE_SAMPLES)] : []),
    ...(verdict === 'slower' ? [slowerVerdict(subject)] : []),
    ...(verdict === "can't tell" ? [strict ? { ...unsure, severity: 'error' as const } : unsure] : []),
    ...(signal?.aborted === true ? [interrupted(pairs.length * 2 * slice)] : []),
  ]
}
