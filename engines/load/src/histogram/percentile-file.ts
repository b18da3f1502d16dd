import type { LatencyHistogram } from './latency-histogram.js'

/** Reporting points for each halving of the distance to 100 %, as other tools have it. */
const POINTS_PER_HALF = 5

/** A point of the percentile curve. */
export interface CurvePoint {
  /** 0 to 1. */
  readonly quantile: number
  readonly milliseconds: number
  /** How many values lie at or below it. */
  readonly below: number
}

/** The curve up to the largest value, denser towards 100 %. Empty for an empty histogram. */
export function percentileCurve(histogram: LatencyHistogram): readonly CurvePoint[] {
  const { count } = histogram
  if (count === 0) return []
  const points: CurvePoint[] = []
  const push = (quantile: number) =>
    points.push({ quantile, milliseconds: histogram.percentile(quantile * 100), below: Math.round(quantile * count) })
  for (let half = 1; 1 / half > 1 / count; half *= 2) {
    for (let step = 0; step < POINTS_PER_HALF; step++) push(1 - 1 / half + step / (POINTS_PER_HALF * 2 * half))
  }
  push(1)
  return points
}

/**
 * The `.hgrm` text that HdrHistogram's plotters read: value in milliseconds, percentile, count, 1/(1-percentile).
 *
 * @example
 * writeFileSync('run.hgrm', percentileFile(histogram))
 */
export function percentileFile(histogram: LatencyHistogram): string {
  const rows = percentileCurve(histogram).map(({ quantile, milliseconds, below }) => {
    const inverse = quantile === 1 ? 'inf' : (1 / (1 - quantile)).toFixed(2)
    return [milliseconds.toFixed(3).padStart(12), quantile.toFixed(12).padStart(14), String(below).padStart(10), inverse.padStart(14)].join(
      ' ',
    )
  })
  const { mean, max, count } = histogram.summary()
  const value = (number: number) => (Number.isNaN(number) ? 0 : number).toFixed(3).padStart(12)
  const feet = [`#[Mean    = ${value(mean)}]`, `#[Max     = ${value(max)}, Total count    = ${String(count).padStart(12)}]`]
  return `${['       Value     Percentile TotalCount 1/(1-Percentile)', '', ...rows, ...feet].join('\n')}\n`
}
