import { LatencyHistogram } from '../histogram/latency-histogram.js'

/** What another tool says of a distribution. Microseconds. */
export interface Quantiles {
  readonly count: number
  readonly mean: number
  /** By share, 0 to 1, in ascending order; with the smallest (0) and the largest (1). */
  readonly at: readonly (readonly [share: number, value: number])[]
}

/** Values between two known ones; more would not be seen in any figure. */
const POINTS = 20

/**
 * A distribution of which only some quantiles and the mean are known. These come out as they were; what lies between two of them is
 * bent so that the mean is right.
 */
export function rebuildHistogram({ count, mean, at }: Quantiles): LatencyHistogram {
  const histogram = new LatencyHistogram()
  if (count === 0) return histogram
  const bend = bendFor(mean, (power) => pointsOf(at, count, power))
  for (const [value, times] of pointsOf(at, count, bend)) histogram.recordMany(value, times)
  return histogram
}

type Point = readonly [value: number, times: number]

function pointsOf(at: Quantiles['at'], count: number, power: number): readonly Point[] {
  const [first] = at
  if (first === undefined) return []
  const points: Point[] = [[first[1], 1]]
  let taken = 1
  for (const [index, [share, value]] of at.slice(1).entries()) {
    const before = at[index]?.[1] ?? value
    // The value of this rank is the known one, so what is new in between ends just before it.
    const between = Math.ceil(share * count) - taken - 1
    for (let point = 0; point < POINTS && between > 0; point++) {
      const times = Math.floor(((point + 1) * between) / POINTS) - Math.floor((point * between) / POINTS)
      if (times > 0) points.push([before + (value - before) * ((point + 0.5) / POINTS) ** power, times])
    }
    if (between >= 0) points.push([value, 1])
    taken += Math.max(0, between + 1)
  }
  return points
}

/** The power between 1/32 and 32 with which the points have this mean, or come nearest to it. */
function bendFor(mean: number, points: (power: number) => readonly Point[]): number {
  let [low, high] = [-5, 5]
  for (let step = 0; step < 20; step++) {
    const middle = (low + high) / 2
    // A higher power keeps values longer near the lower end.
    if (meanOf(points(2 ** middle)) > mean) low = middle
    else high = middle
  }
  return 2 ** ((low + high) / 2)
}

function meanOf(points: readonly Point[]): number {
  const [sum, count] = points.reduce(([total, all], [value, times]) => [total + value * times, all + times], [0, 0])
  return sum / count
}
