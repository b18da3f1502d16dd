import type { Comparison } from '../../diff/compare.js'
import type { Step } from '../../diff/plan.js'
import { segmentsOf } from '../../diff/segments.js'
import { changedSchema, type State } from '../changed-tables.js'
import { drawn } from '../layout.js'
import { note, section, tile } from './blocks.js'
import { type Markup, markup, NOTHING } from './markup.js'
import { page } from './page.js'
import { schemaPicture } from './schema-picture.js'

/**
 * A comparison as one page that needs nothing else: no script, no network. The tables are drawn, what changes is coloured, and the
 * statements that lead there and back stand below.
 *
 * @param title what was compared, for people
 * @example
 * writeFileSync('diff.html', comparisonPage('users get a mail address', await compareSchemas(shadow, wanted)))
 */
export function comparisonPage(title: string, comparison: Comparison): string {
  const { plan, back, diagnostics } = comparison
  const losses = plan.steps.flatMap((step) => step.loss ?? [])
  const schema = changedSchema(comparison)
  const picture = drawn(schema)
  const count = (state: State) => schema.tables.filter((table) => table.state === state).length
  return page(
    `Schema: ${title}`,
    markup`<header><div><h1>${title}</h1><p class="soft">Both ways were run on a shadow: up leads to the wanted schema, down back to the first.</p></div>
<div class="verdict ${losses.length === 0 ? 'good' : 'bad'}">${losses.length === 0 ? '✓ loses no data' : '✗ loses data'}</div></header>
<div class="tiles">${[
      tile('tables that are new', count('new'), 'good'),
      tile('that change', count('changed'), 'warn'),
      tile('that go', count('gone'), 'bad'),
      tile('statements', plan.steps.length),
      tile('transactions', segmentsOf(plan).length),
    ]}</div>
${diagnostics.length === 0 ? NOTHING : section('Worth knowing', markup`<ul>${diagnostics.map(({ code, message }) => markup`<li><code>${code}</code> ${message}</li>`)}</ul>`)}
${section('Tables', markup`<div class="scroll">${schemaPicture(picture)}</div>${legend(picture.left)}`)}
${section('The way there', steps(plan.steps))}
${section('The way back', steps(back.steps))}`,
  )
}

function legend(left: number): Markup {
  return markup`<div class="legend"><span class="good">+ new</span><span class="warn">~ changes</span><span class="bad">− goes</span><span>◆ primary key</span><span>◇ foreign key</span>${
    left === 0 ? NOTHING : markup`<span>${left} more tables, which stay the same, are not drawn</span>`
  }</div>`
}

function steps(all: readonly Step[]): Markup {
  if (all.length === 0) return markup`<p class="soft">Nothing to do.</p>`
  return markup`<ol>${all.map(
    ({ sql, loss, risk, transaction }) =>
      markup`<li><pre>${sql};</pre>${[
        loss === undefined ? NOTHING : note('bad', `loses ${loss}`),
        risk === undefined ? NOTHING : note('warn', risk),
        transaction === 'none' ? note('soft', 'runs outside of a transaction') : NOTHING,
      ]}</li>`,
  )}</ol>`
}
