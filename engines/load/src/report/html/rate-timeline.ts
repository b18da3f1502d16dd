import { whole } from '../format.js'
import type { LoadReport, TimelinePoint } from '../load-report.js'
import { type Markup, markup } from './markup.js'
import { paint } from './paint.js'
import { legend, MARGIN, place, plot } from './plot.js'
import { fromZero, timeAxis } from './scales.js'

const [WIDTH, HEIGHT] = [980, 200]

const KINDS = [
  ['s2', '2xx', /^2/],
  ['s3', '1xx and 3xx', /^[13]/],
  ['s4', '4xx', /^4/],
  ['s5', '5xx', /^5/],
] as const

/** Answers per second by kind of status, and requests without an answer on top. */
export function rateTimeline({ timeline, seconds, interval }: LoadReport): Markup {
  const x = timeAxis(seconds, [MARGIN.left, WIDTH - MARGIN.right])
  const y = fromZero(
    Math.max(0, ...timeline.map(({ rps, errorsPerSecond }) => rps + errorsPerSecond)),
    [HEIGHT - MARGIN.bottom, MARGIN.top],
    whole,
    4,
  )
  const bars = timeline.map((point, index) => bar(point, index * interval))
  const seen = KINDS.filter(([, , pattern]) =>
    timeline.some(({ statuses }) => Object.keys(statuses).some((status) => pattern.test(status))),
  )
  const failed = timeline.some(({ errorsPerSecond }) => errorsPerSecond > 0)
  const entries = [...seen.map(([name, text]) => [name, text] as const), ...(failed ? [['err', 'no answer'] as const] : [])]
  const chart = plot(
    {
      width: WIDTH,
      height: HEIGHT,
      label: 'Answers per second over time',
      x: x.scale,
      y: y.scale,
      xTicks: x.ticks,
      yTicks: y.ticks,
      xTitle: '',
    },
    bars,
  )
  return markup`${chart}${legend(entries)}`

  function bar(point: TimelinePoint, from: number): Markup {
    const counted = Object.values(point.statuses).reduce((sum, count) => sum + count, 0)
    const perSecond = counted === 0 ? 0 : point.rps / counted
    const heights = [
      ...KINDS.map(([name, , pattern]) => [name, perSecond * countOf(point, pattern)] as const),
      ['err', point.errorsPerSecond] as const,
    ]
    const left = x.scale(from)
    const width = Math.max(0.5, x.scale(Math.min(seconds, point.at)) - left - 1)
    let below = 0
    const pieces = heights.flatMap(([name, height]) => {
      if (height === 0) return []
      const bottom = below
      below += height
      const top = Number(place(y.scale, below))
      return [
        markup`<rect ${paint(name)} x="${left.toFixed(1)}" width="${width.toFixed(1)}" y="${top}" height="${(y.scale(bottom) - top).toFixed(2)}"/>`,
      ]
    })
    return markup`<g><title>${point.at.toFixed(0)} s: ${Math.round(point.rps)} answers/s, ${Math.round(point.errorsPerSecond)} without one</title>${pieces}</g>`
  }
}

function countOf({ statuses }: TimelinePoint, pattern: RegExp): number {
  return Object.entries(statuses).reduce((sum, [status, count]) => sum + (pattern.test(status) ? count : 0), 0)
}
