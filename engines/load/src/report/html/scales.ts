import { scaleLinear, scaleLog } from 'd3-scale'
import type { Place, Tick } from './plot.js'

/** A scale and its marks. */
export interface Axis {
  readonly scale: Place
  readonly ticks: readonly Tick[]
}

/** From zero to a value or a little more. */
export function fromZero(largest: number, range: readonly [number, number], text: (value: number) => string, count = 5): Axis {
  const scale = scaleLinear([0, Math.max(largest, Number.MIN_VALUE)], range).nice(count)
  return { scale, ticks: scale.ticks(count).map((value) => ({ value, text: text(value) })) }
}

/** Latencies on a logarithmic axis: from microseconds to seconds, everything can be seen. */
export function latencyAxis(values: readonly number[], range: readonly [number, number]): Axis {
  const positive = values.filter((value) => value > 0)
  const [least, most] = positive.length === 0 ? [0.1, 1] : [Math.min(...positive), Math.max(...positive)]
  const domain: [number, number] = [least / 1.3, Math.max(most * 1.15, least * 2)]
  const scale = scaleLog(domain, range).clamp(true)
  const marks = [1, 2, 5].flatMap((step) => Array.from({ length: 11 }, (_, power) => step * 10 ** (power - 4))).sort((a, b) => a - b)
  const within = marks.filter((value) => value >= domain[0] && value <= domain[1])
  const few = within.length <= 7 ? within : within.filter((value) => Number.isInteger(Math.round(Math.log10(value) * 1e6) / 1e6))
  return { scale, ticks: few.map((value) => ({ value, text: tickText(value) })) }
}

/** Seconds of a run. */
export function timeAxis(seconds: number, range: readonly [number, number]): Axis {
  const scale = scaleLinear([0, seconds], range)
  return {
    scale,
    ticks: scale.ticks(8).map((value) => ({ value, text: value >= 120 && value % 60 === 0 ? `${value / 60} min` : `${value} s` })),
  }
}

/** Marks are round, so they need no decimals. */
function tickText(milliseconds: number): string {
  const [value, unit] =
    milliseconds >= 1000 ? [milliseconds / 1000, 's'] : milliseconds >= 1 ? [milliseconds, 'ms'] : [milliseconds * 1000, 'µs']
  return `${Number(value.toFixed(3))} ${unit}`
}
