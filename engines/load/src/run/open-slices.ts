import { type SliceFigures, sliceFigures } from '../compare/slice-figures.js'
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

/** Two versions that run at the same time, to be measured in turns. */
export interface OpenSlices {
  readonly make: (which: 'a' | 'b') => Promise<SliceFigures>
  close(): void
}

/**
 * Warms both versions up, and leaves it to the caller which of them is measured next.
 *
 * @throws LoadError KIT3006 for a load that can't be sliced, KIT3030 to KIT3035 when a version can't be reached.
 */
export async function openSlices(a: Side, b: Side, { slice, ...options }: RunnerOptions & { readonly slice: number }): Promise<OpenSlices> {
  const plans = { a: slicePlan(a.plan, slice), b: slicePlan(b.plan, slice) }
  const pids = { a: a.serverPid, b: b.serverPid }
  for (const { plan } of [a, b]) await checkConnection(plan)
  const runner = newRunner(options)
  try {
    for (const { plan } of [a, b]) if (plan.warmup > 0) await runner.run(warmupPlan(plan, plan.warmup))
  } catch (error) {
    runner.close()
    throw error
  }
  return {
    make: async (which) => {
      const { measurement, server } = await runner.run(plans[which], pids[which])
      return sliceFigures(measurement, server?.cpuSeconds)
    },
    close: () => runner.close(),
  }
}
