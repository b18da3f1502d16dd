import type { Stage } from './load-plan.js'

/**
 * The instants at which requests should leave.
 *
 * @param phase part of the time between two requests by which all are shifted
 * @returns The seconds after the start for the request of an index; undefined once the stages are over.
 * @example
 * schedule([{ from: 100, to: 100, seconds: 2 }])(50) // 0.5
 */
export function schedule(stages: readonly Stage[], phase = 0): (index: number) => number | undefined {
  let stage = 0
  let before = 0
  let started = 0
  return (index) => {
    for (let current = stages[stage]; current !== undefined; current = stages[stage]) {
      const { from, to, seconds } = current
      const inStage = ((from + to) / 2) * seconds
      // The margin keeps rounding from adding a request at the very end.
      if (index + phase < before + inStage - 1e-9) return started + momentOf(index + phase - before, from, to, seconds)
      before += inStage
      started += seconds
      stage++
    }
    return undefined
  }
}

/** When so many requests have left, for a rate that grows evenly: n = from·t + (to − from)·t²/(2·seconds), solved for t. */
function momentOf(count: number, from: number, to: number, seconds: number): number {
  if (count === 0) return 0
  const growth = (to - from) / seconds
  if (Math.abs(growth) < 1e-12) return count / from
  return (2 * count) / (from + Math.sqrt(from * from + 2 * growth * count))
}
