import type { SliceFigures } from './slice-figures.js'

/** What two versions are compared by, each as a cost: more is worse. */
export const METRICS = ['throughput', 'p50', 'p95', 'p99', 'cpu'] as const
export type Metric = (typeof METRICS)[number]

/**
 * The smallest change that matters, as a share. Tails of short slices vary by themselves, so they need more.
 */
export const TOLERANCES: Readonly<Record<Metric, number>> = { throughput: 0.02, p50: 0.02, p95: 0.1, p99: 0.2, cpu: 0.02 }

/** In an open model the schedule sets the throughput, so it can't be a reason for a verdict. */
export const DECISIVE: Readonly<Record<'closed' | 'open', readonly Metric[]>> = {
  closed: ['throughput', 'p50', 'cpu'],
  open: ['p50', 'p95', 'cpu'],
}

/** The cost of a slice by one metric, as a logarithm; undefined where it was not measured. */
export function logCost(slice: SliceFigures, metric: Metric): number | undefined {
  const cost = metric === 'throughput' ? 1 / slice.rps : slice[metric]
  return cost !== undefined && Number.isFinite(cost) && cost > 0 ? Math.log(cost) : undefined
}

/** A difference of logarithms as a share: 0.05 for 5 % more. */
export function asShare(logRatio: number): number {
  return Math.expm1(logRatio)
}
