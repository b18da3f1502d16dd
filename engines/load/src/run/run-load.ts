import { badOptions, thresholdWithoutRequest } from '../diagnostics/plan-problems.js'
import { refuse } from '../diagnostics/problem.js'
import { expectsRateLimit, type LoadPlan, requestNames } from '../plan/load-plan.js'
import { checkConnection } from '../pump/connect.js'
import { buildReport } from '../report/build-report.js'
import type { LoadReport } from '../report/load-report.js'
import type { Threshold } from '../thresholds/threshold.js'
import { newRunner, type RunnerOptions } from './new-runner.js'

export interface LoadOptions extends RunnerOptions {
  readonly thresholds?: readonly Threshold[]
  /** Fewer answers than this fail the run; 100 without it. */
  readonly minSamples?: number
  /** When the run is made, as the report should say it. */
  readonly made?: string
}

/** What figures need at least. */
const MIN_SAMPLES = 100

/**
 * Puts a target under load and reports what it did.
 *
 * @throws LoadError KIT3030 to KIT3035 when the target can't be reached, KIT3008 when a threshold is about a request that the plan
 * doesn't have, KIT3057 when a process is lost, KIT3100 and KIT3101 when another engine is missing or fails.
 * @example
 * const plan = planLoad({ url: 'http://localhost:3000/users', duration: '10s' })
 * const report = await runLoad(plan, { thresholds: [parseThreshold('p99<250ms')] })
 * report.passed // whether every threshold was kept and every answer was as expected
 */
export async function runLoad(plan: LoadPlan, options: LoadOptions = {}): Promise<LoadReport> {
  const { thresholds = [], minSamples = MIN_SAMPLES, made = '', signal } = options
  checkNames(plan, thresholds)
  if ((options.processes ?? 1) > 1 && expectsRateLimit(plan))
    refuse(badOptions('a rate limit is checked in the order of answers, so --processes must be 1'))
  await checkConnection(plan)
  const runner = newRunner(options)
  try {
    const result = await runner.run(plan)
    return buildReport(plan, result, { thresholds, minSamples, interrupted: signal?.aborted === true, made })
  } finally {
    runner.close()
  }
}

/** Nobody wants to learn of a wrong name after the run. */
function checkNames(plan: LoadPlan, thresholds: readonly Threshold[]): void {
  const names = requestNames(plan)
  for (const { request } of thresholds)
    if (request !== undefined && !names.includes(request)) refuse(thresholdWithoutRequest(request, names))
}
