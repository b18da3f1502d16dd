import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { LatencyHistogram } from '../../histogram/latency-histogram.js'
import { type CurvePoint, percentileCurve } from '../../histogram/percentile-file.js'
import { milliseconds } from '../format.js'
import type { LoadReport } from '../load-report.js'
import { type Markup, markup } from './markup.js'
import { paint } from './paint.js'
import { MARGIN, place, plot } from './plot.js'
import { latencyAxis } from './scales.js'

const [WIDTH, HEIGHT] = [480, 300]
/** Each step is ten times rarer than the one before. */
const MARKS = [0, 0.5, 0.9, 0.99, 0.999, 0.9999, 0.99999]

/** Latency over the share of requests that is at least as fast; rare ones get as much room as frequent ones. */
export function percentileChart({ histogram, total }: LoadReport): Markup {
  const latencies = LatencyHistogram.decode(histogram)
  const curve = percentileCurve(latencies)
  if (curve.length === 0) return markup`<p class="soft">Nothing was answered.</p>`
  const rarest = Math.max(1, Math.log10(latencies.count))
  const x = scaleLinear([0, rarest], [MARGIN.left, WIDTH - MARGIN.right])
  const rarity = ({ quantile }: Pick<CurvePoint, 'quantile'>) => Math.min(rarest, quantile === 1 ? rarest : -Math.log10(1 - quantile))
  const axis = latencyAxis(
    curve.map((point) => point.milliseconds),
    [HEIGHT - MARGIN.bottom, MARGIN.top],
  )
  const path = line<CurvePoint>(
    (point) => Number(x(rarity(point)).toFixed(1)),
    (point) => Number(axis.scale(point.milliseconds).toFixed(1)),
  )(curve)
  const shown = [0.5, 0.9, 0.99, 0.999].filter((quantile) => rarity({ quantile }) < rarest)
  const marks = shown.map((quantile) => {
    const value = latencies.percentile(quantile * 100)
    const at = rarity({ quantile })
    return markup`<circle ${paint('fill1')} cx="${place(x, at)}" cy="${place(axis.scale, value)}" r="3"><title>p${quantile * 100}: ${milliseconds(value)}</title></circle>`
  })
  return plot(
    {
      width: WIDTH,
      height: HEIGHT,
      label: `Latency by percentile: p50 ${milliseconds(total.latency.p50)}, p99 ${milliseconds(total.latency.p99)}, max ${milliseconds(total.latency.max)}`,
      x,
      y: axis.scale,
      xTicks: MARKS.filter((quantile) => -Math.log10(1 - quantile) <= rarest).map((quantile) => ({
        value: rarity({ quantile }),
        text: `${Number((quantile * 100).toFixed(3))}`,
      })),
      yTicks: axis.ticks,
      xTitle: 'percentile',
    },
    [markup`<path ${paint('line')} d="${path ?? ''}"/>`, ...marks],
  )
}
