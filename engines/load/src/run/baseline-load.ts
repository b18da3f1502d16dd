import { type Baseline, type BaselineRun, incomparable, withRun } from '../baseline/baseline.js'
import { fingerprint } from '../baseline/fingerprint.js'
import { type BaselineComparison, judgeBaseline, RUNS_FOR_A_VERDICT } from '../baseline/judge-baseline.js'
import { planHash } from '../baseline/plan-hash.js'
import { type SliceFigures, sliceFigures } from '../compare/slice-figures.js'
import { fewBaselineRuns, slowerVerdict, undecided } from '../diagnostics/compare-problems.js'
import { type Problem, refuse } from '../diagnostics/problem.js'
import type { LoadPlan } from '../plan/load-plan.js'
import { checkConnection } from '../pump/connect.js'
import { calibrate } from './calibrate.js'
import type { CompareOptions } from './compare-load.js'
import { LoadProcesses } from './run-processes.js'
import { slicePlan, warmupPlan } from './slice-plan.js'

export interface BaselineOptions extends Pick<CompareOptions, 'slice' | 'strict' | 'processes' | 'signal' | 'worker'> {
  /** How many slices make a run; 10 without it. */
  readonly slices?: number
  /** Whether conditions other than the baseline's are accepted. */
  readonly force?: boolean
  readonly serverPid?: number
  /** The program of the server that tells how fast the machine is; kit's own without it. */
  readonly referenceServer?: URL
  readonly onSlice?: (slices: number, of: number) => void
}

export interface BaselineLoad {
  /** The baseline with this run in it, to be saved. */
  readonly baseline: Baseline
  /** undefined where there was nothing to compare with */
  readonly comparison?: BaselineComparison
  readonly run: BaselineRun
  readonly passed: boolean
  readonly problems: readonly Problem[]
}

/**
 * Makes a run of slices and compares it with those of a baseline.
 *
 * @param before undefined for the first run
 * @throws LoadError KIT3081 when the baseline was made under other conditions, KIT3030 to KIT3035 when the target can't be reached.
 * @example
 * const { baseline, comparison } = await baselineLoad(planLoad({ url: 'http://localhost:3000/' }), undefined)
 */
export async function baselineLoad(plan: LoadPlan, before: Baseline | undefined, options: BaselineOptions = {}): Promise<BaselineLoad> {
  const { slice = 2, slices = 10, force = false, strict = false, signal } = options
  const conditions = { plan: planHash(slicePlan(plan, slice)), model: plan.model.kind, machine: fingerprint() }
  const conflict = before === undefined ? undefined : incomparable(before, conditions)
  if (conflict !== undefined && !force) refuse(conflict)
  await checkConnection(plan)
  const processes = new LoadProcesses(options)
  try {
    const calibration = await calibrate(processes, options.referenceServer)
    if (plan.warmup > 0) await processes.run(warmupPlan(plan, plan.warmup))
    const made: SliceFigures[] = []
    while (made.length < slices && (signal?.aborted !== true || made.length === 0)) {
      const { measurement, server } = await processes.run(slicePlan(plan, slice))
      made.push(sliceFigures(measurement, server?.cpuSeconds))
      options.onSlice?.(made.length, slices)
    }
    const run: BaselineRun = { slices: made, calibration }
    const comparison = before === undefined ? undefined : judgeBaseline(run, before)
    const problems = comparison === undefined ? [] : problemsOf(comparison, strict)
    const passed = problems.every(({ severity }) => severity !== 'error')
    return { baseline: withRun(before, conditions, run), ...(comparison === undefined ? {} : { comparison }), run, passed, problems }
  } finally {
    processes.close()
  }
}

function problemsOf({ verdict, binding, runs }: BaselineComparison, strict: boolean): readonly Problem[] {
  if (!binding) return [fewBaselineRuns(runs, RUNS_FOR_A_VERDICT)]
  if (verdict === 'slower') return [slowerVerdict('this run')]
  const unsure = undecided('this run')
  return verdict === "can't tell" ? [strict ? { ...unsure, severity: 'error' } : unsure] : []
}
