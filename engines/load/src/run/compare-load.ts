import { interleave } from '../compare/interleave.js'
import type { Comparison } from '../compare/judge.js'
import type { Metric } from '../compare/metrics.js'
import { type SliceFigures, sliceFigures } from '../compare/slice-figures.js'
import { slowerVerdict, undecided } from '../diagnostics/compare-problems.js'
import type { Problem } from '../diagnostics/problem.js'
import { interrupted, tooFewSamples } from '../diagnostics/run-problems.js'
import type { LoadPlan } from '../plan/load-plan.js'
import { checkConnection } from '../pump/connect.js'
import { newRunner, type RunnerOptions } from './new-runner.js'
import { slicePlan, warmupPlan } from './slice-plan.js'

/** One of the two versions that are compared. */
export interface Side {
  readonly plan: LoadPlan
  /** As the report should call it. */
  readonly name: string
  /** Its process on this machine: then its own CPU time counts as evidence. */
  readonly serverPid?: number
}

export interface CompareOptions extends Omit<RunnerOptions, 'onProgress' | 'serverPid'> {
  /** Seconds; 2 without it. */
  readonly slice?: number
  /** 10 without it. */
  readonly minPairs?: number
  /** 30 without it. */
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
  const { slice = 2, minPairs = 10, maxPairs = 30 } = options
  const sides = { a: { ...a, plan: slicePlan(a.plan, slice) }, b: { ...b, plan: slicePlan(b.plan, slice) } }
  for (const { plan } of [a, b]) await checkConnection(plan)
  const runner = newRunner(options)
  try {
    for (const side of [a, b]) if (side.plan.warmup > 0) await runner.run(warmupPlan(side.plan, side.plan.warmup))
    const make = async (which: 'a' | 'b'): Promise<SliceFigures> => {
      const { plan, serverPid } = sides[which]
      const { measurement, server } = await runner.run(plan, serverPid)
      return sliceFigures(measurement, server?.cpuSeconds)
    }
    const model = a.plan.model.kind
    const comparison = await interleave(make, { ...options, model, minPairs, maxPairs: Math.max(minPairs, maxPairs) })
    const problems = problemsOf(comparison, b.name, options, slice)
    const passed = problems.every(({ severity }) => severity !== 'error')
    return { ...comparison, a: a.name, b: b.name, model, slice, passed, problems }
  } finally {
    runner.close()
  }
}

function problemsOf(
  { verdict, pairs }: Comparison,
  subject: string,
  { strict = false, signal }: CompareOptions,
  slice: number,
): readonly Problem[] {
  const fewest = Math.min(...pairs.flatMap(({ a, b }) => [a.responses, b.responses]), Number.POSITIVE_INFINITY)
  const unsure = undecided(subject)
  return [
    ...(pairs.length > 0 && fewest < SLICE_SAMPLES ? [tooFewSamples(fewest, SLICE_SAMPLES)] : []),
    ...(verdict === 'slower' ? [slowerVerdict(subject)] : []),
    ...(verdict === "can't tell" ? [strict ? { ...unsure, severity: 'error' as const } : unsure] : []),
    ...(signal?.aborted === true ? [interrupted(pairs.length * 2 * slice)] : []),
  ]
}
