import { withoutFarOff } from '../statistics/far-off.js'
import { hodgesLehmann } from '../statistics/walsh-averages.js'

/**
 * How much a version differs from itself: the same estimate between slices of A that followed one another. A change that is not well
 * above this can't be seen on this machine.
 *
 * @param costs of A's slices in the order of time, as logarithms
 */
export function noiseFloor(costs: readonly number[]): number {
  const differences = costs.flatMap((cost, index) => {
    const next = costs[index + 1]
    return index % 2 === 0 && next !== undefined ? [next - cost] : []
  })
  // Three differences say too little of a machine to widen anything by them.
  return differences.length < 4 ? 0 : Math.abs(hodgesLehmann(withoutFarOff(differences)))
}
