import type { BaselineChange } from '../../baseline/judge-baseline.js'
import type { BaselineLoad } from '../../run/baseline-load.js'
import { change, percent } from '../format.js'
import { changeChart } from './change-chart.js'
import { type Markup, markup, NOTHING } from './markup.js'
import { page } from './page.js'
import { legend } from './plot.js'
import { problemList } from './problem-list.js'
import { section } from './run-page.js'
import { runsChart } from './runs-chart.js'

const KINDS = { slower: 'bad', faster: 'good', same: 'good', "can't tell": 'warn' } as const

/**
 * A run beside those of a baseline, as one page that needs nothing else.
 *
 * @param title what was measured, for people
 */
export function baselinePage(title: string, { baseline, comparison, problems }: BaselineLoad): string {
  const { verdict, changes = [], runs = 0, binding = false } = comparison ?? {}
  const shown = verdict === undefined ? 'first run' : binding ? verdict : `${verdict}, for information`
  return page(
    `Baseline: ${title}`,
    markup`<header><div><h1>${title}</h1><p class="soft">the latest of ${baseline.runs.length} runs on ${baseline.machine.cpu}</p></div>
<div class="verdict ${verdict === undefined ? '' : KINDS[verdict]}">${shown}</div></header>
${problemList(problems)}
${section('Runs', runsChart(baseline))}
${changes.length === 0 ? NOTHING : section('How each cost has changed', chart(changes))}
${changes.length === 0 ? NOTHING : section('Figures', table(changes))}
<footer>${runs} earlier runs. A run counts as one value: it has to lie outside of where one more run is expected (the line), and far enough off to matter. Speeds are divided by that of a built-in server at the time.</footer>`,
  )
}

function chart(changes: readonly BaselineChange[]): Markup {
  return markup`${changeChart(changes.map((one) => ({ ...one, dots: one.earlier })))}${legend([
    ['dot', 'an earlier run'],
    ['zone', 'too small to matter'],
  ])}`
}

function table(changes: readonly BaselineChange[]): Markup {
  const names = ['cost', 'change', 'expected', 'matters from', 'verdict']
  return markup`<div class="scroll"><table><thead><tr>${names.map((name) => markup`<th>${name}</th>`)}</tr></thead><tbody>${changes.map(
    ({ metric, estimate, low, high, tolerance, verdict, decisive }) =>
      markup`<tr><td>${decisive ? markup`<b>${metric}</b>` : metric}</td>${[
        change(estimate),
        `${change(low)} to ${change(high)}`,
        percent(tolerance),
        verdict,
      ].map((cell) => markup`<td>${cell}</td>`)}</tr>`,
  )}</tbody></table></div>`
}
