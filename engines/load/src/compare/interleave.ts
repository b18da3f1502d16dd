import { type Comparison, type JudgeOptions, judge, type SlicePair } from './judge.js'
import type { SliceFigures } from './slice-figures.js'

export interface InterleaveOptions extends Omit<JudgeOptions, 'looks'> {
  /** Pairs before the first look; fewer than 10 can't carry a verdict. */
  readonly minPairs: number
  /** Pairs after which it ends as it is. */
  readonly maxPairs: number
  /** Called after each pair. */
  readonly onPair?: (pairs: number, of: number) => void
  /** Ends the comparison after the pair that is being made. */
  readonly signal?: AbortSignal
}

/**
 * Compares two versions by slices that take turns in the order A B B A, so that a drift of the machine hits both. While the slices
 * decide nothing, it goes on: three looks at most, and the certainty asked of each is raised for that.
 *
 * @param slice Makes one slice of a version.
 * @throws What `slice` throws.
 * @example
 * const { verdict } = await interleave((side) => measure(side), { model: 'closed', minPairs: 10, maxPairs: 30 })
 */
export async function interleave(slice: (side: 'a' | 'b') => Promise<SliceFigures>, options: InterleaveOptions): Promise<Comparison> {
  const looks = looksOf(options)
  const stopped = () => options.signal?.aborted === true
  const judging = { ...options, looks: looks.length }
  const pairs: SlicePair[] = []
  for (const look of looks) {
    while (pairs.length < look && !stopped()) {
      const pair = await pairOf(slice, pairs.length % 2 === 0)
      // What was cut short is no slice.
      if (stopped()) break
      pairs.push(pair)
      options.onPair?.(pairs.length, look)
    }
    const comparison = judge(pairs, judging)
    if (comparison.verdict !== "can't tell" || stopped()) return comparison
  }
  return judge(pairs, judging)
}

function looksOf({ minPairs, maxPairs }: InterleaveOptions): readonly number[] {
  // In steps of the same ratio: what is plain is seen early, and what is not needs far more.
  return [...new Set([minPairs, Math.round(Math.sqrt(minPairs * maxPairs)), maxPairs])].filter(
    (look) => look <= Math.max(minPairs, maxPairs),
  )
}

async function pairOf(slice: (side: 'a' | 'b') => Promise<SliceFigures>, aFirst: boolean): Promise<SlicePair> {
  if (aFirst) {
    const a = await slice('a')
    return { a, b: await slice('b') }
  }
  const b = await slice('b')
  return { a: await slice('a'), b }
}
