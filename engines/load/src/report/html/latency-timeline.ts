import { area, curveMonotoneX, line } from 'd3-shape'
import type { LoadReport, TimelinePoint } from '../load-report.js'
import { type Markup, markup } from './markup.js'
import { paint } from './paint.js'
import { legend, MARGIN, place, plot } from './plot.js'
import { latencyAxis, timeAxis } from './scales.js'

const [WIDTH, HEIGHT] = [980, 260]

type Complete = TimelinePoint & { readonly p50: number; readonly p90: number; readonly p99: number; readonly max: number }

/** Bands of latency over the time of the run. */
export function latencyTimeline({ timeline, seconds, interval }: LoadReport): Markup {
  const points = timeline.filter(isComplete)
  const x = timeAxis(seconds, [MARGIN.left, WIDTH - MARGIN.right])
  const y = latencyAxis(
    points.flatMap(({ p50, max }) => [p50, max]),
    [HEIGHT - MARGIN.bottom, MARGIN.top],
  )
  const at = (point: Complete) => rounded(x.scale(Math.max(0, point.at - interval / 2)))
  const band = (low: 'p50' | 'p90', high: 'p90' | 'p99') =>
    area<Complete>(
      at,
      (point) => rounded(y.scale(point[low])),
      (point) => rounded(y.scale(point[high])),
    ).curve(curveMonotoneX)(points) ?? ''
  const middle = line<Complete>(at, (point) => rounded(y.scale(point.p50))).curve(curveMonotoneX)(points) ?? ''
  const dots = points.map((point) => markup`<circle ${paint('max')} cx="${at(point)}" cy="${place(y.scale, point.max)}" r="1.8"/>`)
  const chart = plot(
    { width: WIDTH, height: HEIGHT, label: 'Latency over time', x: x.scale, y: y.scale, xTicks: x.ticks, yTicks: y.ticks, xTitle: '' },
    [
      markup`<path ${paint('a2')} d="${band('p90', 'p99')}"/><path ${paint('a1')} d="${band('p50', 'p90')}"/><path ${paint('line')} d="${middle}"/>`,
      ...dots,
    ],
  )
  return markup`${chart}${legend([
    ['fill1', 'p50'],
    ['a1', 'to p90'],
    ['a2', 'to p99'],
    ['max', 'slowest'],
  ])}`
}

function isComplete(point: TimelinePoint): point is Complete {
  return [point.p50, point.p90, point.p99, point.max].every((value) => value !== null)
}

function rounded(value: number): number {
  return Number(value.toFixed(1))
}
