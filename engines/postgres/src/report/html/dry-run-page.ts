import type { MigrationReport } from '../../migrations/dry-run.js'
import { columnsOf } from '../../migrations/report.js'
import { note, section, tile } from './blocks.js'
import { type Markup, markup, NOTHING } from './markup.js'
import { page } from './page.js'

const DOWN: Readonly<Record<MigrationReport['down'], readonly [kind: string, text: string]>> = {
  proven: ['good', '✓ way back proven: run, and the schema was as before'],
  differs: ['bad', '✗ way back does not restore the schema'],
  fails: ['bad', '✗ way back fails'],
  none: ['warn', 'no way back'],
  'not reached': ['soft', 'not reached'],
  'not run': ['soft', 'way back not run on the target'],
}

/**
 * A dry run as one page that needs nothing else: no script, no network.
 *
 * @example
 * writeFileSync('report.html', dryRunPage(await dryRun(shadow, migrations)))
 */
export function dryRunPage(reports: readonly MigrationReport[]): string {
  const count = (...downs: readonly MigrationReport['down'][]) => reports.filter(({ down }) => downs.includes(down)).length
  const statements = reports.flatMap((report) => report.statements)
  const failed = reports.some(({ diagnostics }) => diagnostics.some(({ severity }) => severity === 'error'))
  const wrong = count('differs', 'fails')
  const verdict = failed ? '✗ has errors' : wrong > 0 ? '✗ a way back is wrong' : '✓ runs'
  return page(
    'Dry run of migrations',
    markup`<header><div><h1>Dry run of migrations</h1><p class="soft">Every statement was run; what stands here is what the server saw.</p></div>
<div class="verdict ${failed || wrong > 0 ? 'bad' : 'good'}">${verdict}</div></header>
<div class="tiles">${[
      tile('migrations', reports.length),
      tile('statements', statements.length),
      tile('that block somebody', statements.filter(({ locks }) => locks.some(({ blocks }) => blocks !== undefined)).length, 'warn'),
      tile('that lose data', reports.filter(({ lost }) => lost.length > 0).length, 'bad'),
      tile('ways back proven', count('proven'), 'good'),
      tile('wrong', wrong, 'bad'),
    ]}</div>
${reports.map(one)}`,
  )
}

function one({ version, name, statements, lost, down, diagnostics }: MigrationReport): Markup {
  const rows = statements.map(
    (statement) => markup`<tr><td>${statement.line}</td>${columnsOf(statement).map((text) => markup`<td>${text}</td>`)}</tr>`,
  )
  const table =
    rows.length === 0
      ? NOTHING
      : markup`<div class="scroll"><table><thead><tr><th>line</th><th>statement</th><th>blocks</th><th>reads whole</th><th>writes anew</th><th>time</th></tr></thead><tbody>${rows}</tbody></table></div>`
  return section(
    [version, name].join(' ').trim(),
    markup`${table}${lost.length === 0 ? NOTHING : note('bad', `loses the data of ${lost.join(', ')}`)}${note(...DOWN[down])}${diagnostics.map(
      ({ code, message, place }) =>
        note('bad', `${code} ${message}${place === undefined ? '' : ` (${place.file}:${place.line}:${place.column})`}`),
    )}`,
  )
}
