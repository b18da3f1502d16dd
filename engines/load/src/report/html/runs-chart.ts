import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import type { Baseline } from '../../baseline/baseline.js'
import { hodgesLehmann } from '../../statistics/walsh-averages.js'
import { milliseconds } from '../format.js'
import { type Markup, markup } from './markup.js'
import { paint } from './paint.js'
import { legend, MARGIN, place, plot } from './plot.js'
import { fromZero } from './scales.js'

const [WIDTH, HEIGHT] = [980, 220]

/** The median latency of each run, oldest first, with its slices around it; the last one is the run that was made now. */
export function runsChart({ runs }: Baseline): Markup {
  const medians = runs.map(({ slices }) => slices.map(({ p50 }) => p50).filter(Number.isFinite))
  const x = scaleLinear([0.5, runs.length + 0.5], [MARGIN.left, WIDTH - MARGIN.right])
  const y = fromZero(Math.max(0, ...medians.flat()), [HEIGHT - MARGIN.bottom, MARGIN.top], milliseconds)
  const dots = medians.flatMap((slices, run) =>
    slices.map((p50) => markup`<circle ${paint('dot')} cx="${place(x, run + 1)}" cy="${place(y.scale, p50)}" r="2.5"/>`),
  )
  const middles = medians.flatMap((slices, run) => (slices.length === 0 ? [] : [[run + 1, hodgesLehmann(slices)] as const]))
  const path = line<readonly [number, number]>(
    ([run]) => Number(x(run).toFixed(1)),
    ([, p50]) => Number(y.scale(p50).toFixed(1)),
  )(middles)
  const marks = middles.map(
    ([run, p50]) =>
      markup`<circle ${paint(run === runs.length ? 'same' : 'fill1')} cx="${place(x, run)}" cy="${place(y.scale, p50)}" r="${run === runs.length ? 6 : 4}"><title>run ${run}: ${milliseconds(p50)}</title></circle>`,
  )
  const frame = {
    width: WIDTH,
    height: HEIGHT,
    label: 'Median latency of each run',
    x,
    y: y.scale,
    xTicks: runs.map((_, run) => ({ value: run + 1, text: run + 1 === runs.length ? 'now' : String(run + 1) })),
    yTicks: y.ticks,
    xTitle: 'run',
  }
  return markup`${plot(frame, [...dots, markup`<path ${paint('line')} d="${path ?? ''}"/>`, ...marks])}${legend([
    ['fill1', 'p50 of a run'],
    ['dot', 'p50 of a slice'],
  ])}`
}
