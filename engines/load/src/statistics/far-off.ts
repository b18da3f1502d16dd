import { median } from './walsh-averages.js'

/** In scaled median absolute deviations; a normal value lies this far off once in a million times. */
const FAR = 5
/** Where more than this share lies far off, they are no exceptions and stay. */
const AT_MOST = 0.2

/**
 * Leaves out the few values that lie far from all others: slices during which the machine was busy with something else. The
 * signed-rank test would give just these the highest ranks. Which side a value favours plays no part, so nothing is tilted by it.
 *
 * @example
 * withoutFarOff([0.1, 0.11, 0.09, 0.1, 0.12, 5]) // [0.1, 0.11, 0.09, 0.1, 0.12]
 */
export function withoutFarOff(values: readonly number[]): readonly number[] {
  const middle = median(values)
  const spread = 1.4826 * median(values.map((value) => Math.abs(value - middle)))
  const kept = values.filter((value) => Math.abs(value - middle) <= FAR * spread)
  return spread > 0 && values.length - kept.length <= AT_MOST * values.length ? kept : values
}
