import { asShare, logCost, type Metric } from '../../compare/metrics.js'
import type { ComparedLoad } from '../../run/compare-load.js'
import { change, percent } from '../format.js'
import { changeChart } from './change-chart.js'
import { type Markup, markup } from './markup.js'
import { page } from './page.js'
import { legend } from './plot.js'
import { problemList } from './problem-list.js'
import { section } from './run-page.js'

const KINDS = { slower: 'bad', faster: 'good', same: 'good', "can't tell": 'warn' } as const

/**
 * A comparison as one page that needs nothing else.
 *
 * @param title what was compared, for people
 */
export function comparisonPage(title: string, compared: ComparedLoad): string {
  const { a, b, verdict, pairs, slice } = compared
  return page(
    `Comparison: ${title}`,
    markup`<header><div><h1>${title}</h1><p class="soft">${b} against ${a}</p></div><div class="verdict ${KINDS[verdict]}">${verdict}</div></header>
${problemList(compared.problems)}
${section(
  'How each cost has changed',
  markup`${changeChart(compared.changes.map((one) => ({ ...one, dots: dotsOf(compared, one.metric) })))}${legend([
    ['dot', 'a pair of slices'],
    ['zone', 'too small to matter'],
    ['slower', 'slower'],
    ['faster', 'faster'],
    ['same', 'same'],
    ['unsure', "can't tell"],
  ])}`,
)}
${section('Figures', table(compared))}
<footer>${pairs.length} pairs of slices of ${slice} s, in the order A B B A. The estimate is the middle of all pairs (Hodges–Lehmann), the interval what Wilcoxon's signed-rank test does not reject. The verdict rests on the costs in bold.</footer>`,
  )
}

/** The change of each pair. */
function dotsOf({ pairs }: ComparedLoad, metric: Metric): readonly number[] {
  return pairs.flatMap(({ a, b }) => {
    const [from, to] = [logCost(a, metric), logCost(b, metric)]
    return from === undefined || to === undefined ? [] : [asShare(to - from)]
  })
}

function table({ changes }: ComparedLoad): Markup {
  const names = ['cost', 'change', 'interval', 'p', 'matters from', 'A differs from itself', 'left out', 'verdict']
  return markup`<div class="scroll"><table><thead><tr>${names.map((name) => markup`<th>${name}</th>`)}</tr></thead><tbody>${changes.map(
    ({ metric, estimate, low, high, p, tolerance, noise, leftOut, verdict, decisive }) =>
      markup`<tr><td>${decisive ? markup`<b>${metric}</b>` : metric}</td>${[
        change(estimate),
        `${change(low)} to ${change(high)}`,
        p < 0.001 ? '< 0.001' : p.toFixed(3),
        percent(tolerance),
        percent(noise),
        String(leftOut),
        verdict,
      ].map((cell) => markup`<td>${cell}</td>`)}</tr>`,
  )}</tbody></table></div>`
}
