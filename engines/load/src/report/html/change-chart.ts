import { scaleLinear } from 'd3-scale'
import type { Metric } from '../../compare/metrics.js'
import type { Verdict } from '../../compare/verdict.js'
import { change as changeText } from '../format.js'
import { type Markup, markup, NOTHING } from './markup.js'
import { type Paint, paint } from './paint.js'
import { MARGIN, place, SVG } from './plot.js'

/** On the right, half of the last mark's text needs room. */
const [WIDTH, ROW, LEFT, RIGHT] = [980, 54, 110, 950]
const PAINTS = { slower: 'slower', faster: 'faster', same: 'same', "can't tell": 'unsure' } as const satisfies Record<Verdict, Paint>

/** How one cost has changed, as shares. */
export interface ChartedChange {
  readonly metric: Metric
  readonly estimate: number
  readonly low: number
  readonly high: number
  readonly tolerance: number
  readonly verdict: Verdict
  readonly decisive: boolean
  /** What the interval was made of. */
  readonly dots: readonly number[]
}

/** Each cost with its dots, the estimate, its interval, and the zone in which nothing matters. */
export function changeChart(changes: readonly ChartedChange[]): Markup {
  if (changes.length === 0) return NOTHING
  const finite = (value: number) => Math.min(2, Math.max(-0.9, value))
  const reach = Math.max(
    0.05,
    ...changes
      .filter(({ decisive }) => decisive)
      .flatMap(({ low, high, estimate }) => [finite(low), finite(high), finite(estimate)].map(Math.abs)),
  )
  const x = scaleLinear([-reach * 1.25, reach * 1.25], [LEFT, RIGHT])
    .clamp(true)
    .nice()
  const height = MARGIN.top + changes.length * ROW + MARGIN.bottom
  const ticks = x.ticks(8)
  const bottom = height - MARGIN.bottom
  return markup`<svg ${SVG} width="${WIDTH}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="Change of each cost with its interval">
${ticks.map((value) => markup`<line ${paint('grid')} x1="${place(x, value)}" x2="${place(x, value)}" y1="${MARGIN.top}" y2="${bottom}"/><text x="${place(x, value)}" y="${bottom + 16}" text-anchor="middle">${changeText(value).replace(/\.0+ %/, ' %')}</text>`)}
<line ${paint('axis')} x1="${place(x, 0)}" x2="${place(x, 0)}" y1="${MARGIN.top}" y2="${bottom}"/>
${changes.map((one, index) => row(one, MARGIN.top + (index + 0.5) * ROW))}
<text x="${LEFT}" y="${height - 4}">◂ faster</text><text x="${RIGHT}" y="${height - 4}" text-anchor="end">slower ▸</text>
</svg>`

  function row({ metric, estimate, low, high, tolerance, verdict, decisive, dots }: ChartedChange, y: number): Markup {
    const kind = PAINTS[verdict]
    // Spread a little, always alike, so that dots don't hide one another.
    const spread = dots.map(
      (dot, index) => markup`<circle ${paint('dot')} cx="${place(x, dot)}" cy="${y + ((index % 5) - 2) * 4}" r="2.5"/>`,
    )
    return markup`<rect ${paint('zone')} x="${place(x, -tolerance)}" width="${(x(tolerance) - x(-tolerance)).toFixed(1)}" y="${y - 18}" height="36" rx="3"/>
${spread}<line ${paint(kind)} stroke-width="3" stroke-linecap="round" x1="${place(x, finite(low))}" x2="${place(x, finite(high))}" y1="${y}" y2="${y}"/>
<circle ${paint(kind)} cx="${place(x, estimate)}" cy="${y}" r="5"><title>${metric}: ${changeText(estimate)}, ${changeText(low)} to ${changeText(high)}</title></circle>
<text class="${decisive ? 'label' : ''}" font-weight="${decisive ? 'bold' : 'normal'}" x="${LEFT - 14}" y="${y}" dy=".35em" text-anchor="end">${metric}</text>`
  }
}
