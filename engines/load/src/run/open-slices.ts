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
  /** Of a slice. */
  readonly seconds: number
  readonly make: (which: 'a' | 'b') => Promise<SliceFigures>
  close(): void
}

/**
 * Seconds of a slice where nothing else is wanted. Short ones: what else the machine does for half a second then hits both slices of a
 * pair, and a minute has many pairs.
 */
const SHORTEST = 0.25
/** Other engines take as long to start, so all their slices last so long. */
const LONGEST = 2
/** Answers that a slice should have for its median to mean something; slow versions get longer slices. */
const ANSWERS = 250

/**
 * Warms both versions up, and leaves it to the caller which of them is measured next.
 *
 * @throws LoadError KIT3006 for a load that can't be sliced, KIT3030 to KIT3035 when a version can't be reached.
 */
export async function openSlices(
  a: Side,
  b: Side,
  { slice, ...options }: RunnerOptions & { readonly slice?: number },
): Promise<OpenSlices> {
  for (const { plan } of [a, b]) slicePlan(plan, SHORTEST)
  for (const { plan } of [a, b]) await checkConnection(plan)
  const runner = newRunner(options)
  let slowest = Number.POSITIVE_INFINITY
  try {
    for (const { plan } of [a, b]) {
      if (plan.warmup === 0) continue
      const { measurement } = await runner.run(warmupPlan(plan, plan.warmup))
      slowest = Math.min(slowest, measurement.total.responses / measurement.seconds)
    }
  } catch (error) {
    runner.close()
    throw error
  }
  const seconds = slice ?? (options.engine === undefined ? lengthFor(slowest) : LONGEST)
  const plans = { a: slicePlan(a.plan, seconds), b: slicePlan(b.plan, seconds) }
  const pids = { a: a.serverPid, b: b.serverPid }
  return {
    seconds,
    make: async (which) => {
      const { measurement, server } = await runner.run(plans[which], pids[which])
      return sliceFigures(measurement, server?.cpuSeconds)
    },
    close: () => runner.close(),
  }
}

/** In steps of a twentieth, which people can read. */
function lengthFor(answersPerSecond: number): number {
  return Math.min(LONGEST, Math.max(SHORTEST, Math.ceil((20 * ANSWERS) / answersPerSecond) / 20))
}
