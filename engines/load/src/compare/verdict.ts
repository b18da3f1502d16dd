import type { Interval } from '../statistics/signed-rank.js'

/** What a comparison says of the second version. `can't tell` is an answer too: the data decides nothing. */
export const VERDICTS = ['faster', 'slower', 'same', "can't tell"] as const
export type Verdict = (typeof VERDICTS)[number]

/**
 * The verdict of one metric.
 *
 * A change is called when its interval excludes none at all and its size matters; equality is called when the whole interval is too
 * small to matter. So a short or noisy run is never "same" by itself, and noise makes only changes harder to call.
 *
 * @param estimate the change as a logarithm of a cost ratio: positive is slower
 * @param interval around it
 */
export function verdictOf(estimate: number, interval: Interval, tolerances: Tolerances): Verdict {
  if (interval.low > 0 && estimate >= tolerances.changed) return 'slower'
  if (interval.high < 0 && estimate <= -tolerances.changed) return 'faster'
  return interval.low >= -tolerances.same && interval.high <= tolerances.same ? 'same' : "can't tell"
}

/** As logarithms. */
export interface Tolerances {
  /** Up to this much, nothing has changed. */
  readonly same: number
  /** From this much on, something has. */
  readonly changed: number
}

/** One verdict of several: they must not contradict one another, and all have to agree that nothing has changed. */
export function joinVerdicts(verdicts: readonly Verdict[]): Verdict {
  const slower = verdicts.includes('slower')
  const faster = verdicts.includes('faster')
  if (slower !== faster) return slower ? 'slower' : 'faster'
  return verdicts.length > 0 && verdicts.every((one) => one === 'same') ? 'same' : "can't tell"
}
