import { z } from 'zod'
import { failuresOf } from '../compare/slice-figures.js'
import { thresholdWithoutRequest } from '../diagnostics/plan-problems.js'
import { refuse } from '../diagnostics/problem.js'
import { LatencyHistogram } from '../histogram/latency-histogram.js'
import type { Measurement, Tally } from '../measure/measurement.js'
import type { Comparator, Figure, Threshold } from './threshold.js'

/** A threshold and what the run has made of it. */
export const ThresholdResult = z.object({
  text: z.string(),
  /** In the unit of the threshold; null when there was nothing to measure. */
  value: z.number().nullable(),
  /** For people. */
  shown: z.string(),
  kept: z.boolean(),
})
export type ThresholdResult = z.infer<typeof ThresholdResult>

/**
 * Compares a run with its thresholds. One that has nothing to be compared with is not kept.
 *
 * @throws LoadError KIT3008 when one is about a request that the run doesn't have.
 */
export function checkThresholds(
  thresholds: readonly Threshold[],
  measurement: Measurement,
  names: readonly string[],
): readonly ThresholdResult[] {
  return thresholds.map((threshold) => {
    const { text, request, figure, comparator, value: bound } = threshold
    if (request !== undefined && !names.includes(request)) refuse(thresholdWithoutRequest(request, names))
    const tally = request === undefined || names.length === 1 ? measurement.total : measurement.requests[request]
    const value = tally === undefined ? Number.NaN : figureOf(figure, tally, measurement.seconds)
    const kept = !Number.isNaN(value) && compare(value, comparator, bound)
    return { text, value: Number.isNaN(value) ? null : value, shown: show(figure, value), kept }
  })
}

function figureOf(figure: Figure, tally: Tally, seconds: number): number {
  if (figure === 'rps') return tally.responses / seconds
  if (figure === 'errors') return failuresOf(tally) / (tally.responses + errorsOf(tally))
  const { p999, ...summary } = LatencyHistogram.decode(tally.histogram).summary()
  return figure === 'p99.9' ? p999 : summary[figure]
}

function errorsOf({ errors }: Tally): number {
  return Object.values(errors).reduce((sum, count) => sum + count, 0)
}

function compare(value: number, comparator: Comparator, bound: number): boolean {
  switch (comparator) {
    case '<':
      return value < bound
    case '<=':
      return value <= bound
    case '>':
      return value > bound
    case '>=':
      return value >= bound
  }
}

function show(figure: Figure, value: number): string {
  if (Number.isNaN(value)) return 'unknown, because nothing was answered'
  if (figure === 'rps') return value.toFixed(1)
  return figure === 'errors' ? `${(value * 100).toFixed(2)} %` : `${value.toFixed(value < 10 ? 2 : 0)} ms`
}
