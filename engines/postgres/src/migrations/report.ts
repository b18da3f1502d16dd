import type { MigrationReport } from './dry-run.js'
import type { StatementReport } from './run-observed.js'

const DOWN: Readonly<Record<MigrationReport['down'], string>> = {
  proven: 'proven: run, and the schema was as before',
  differs: '**does not restore the schema**',
  fails: '**fails**',
  none: 'none',
  'not reached': 'not reached',
  'not run': 'not run on the target',
}

/**
 * The report of a dry run as Markdown, for a terminal or a pull request.
 *
 * @example
 * markdownReport(await dryRun(shadow, migrations)).split('\n', 1)[0] // '# Dry run of 2 migrations'
 */
export function markdownReport(reports: readonly MigrationReport[]): string {
  const parts = reports.map((report) => {
    const rows = report.statements.map((one) => `| ${[one.line, ...columnsOf(one).map(cell)].join(' | ')} |`)
    return [
      `## ${cell([report.version, report.name].join(' ').trim())}`,
      '',
      ...(rows.length === 0 ? [] : [HEAD, '|---|---|---|---|---|---|', ...rows, '']),
      ...(report.lost.length === 0 ? [] : [`Loses the data of ${cell(report.lost.join(', '))}.`, '']),
      `Way back: ${DOWN[report.down]}.`,
      ...report.diagnostics.flatMap(({ code, message, place }) => [
        '',
        `- ${code} ${cell(message)}${place === undefined ? '' : ` (${cell(place.file)}:${place.line}:${place.column})`}`,
      ]),
    ].join('\n')
  })
  return `${[`# Dry run of ${reports.length} ${reports.length === 1 ? 'migration' : 'migrations'}`, ...parts].join('\n\n')}\n`
}

const HEAD = '| line | statement | blocks | reads whole | writes anew | time |'

/** What a report says of a statement: itself, whom it blocks, what it reads whole, what it writes anew, and its time. */
export function columnsOf({ sql, locks, scanned, rewritten, indexed, milliseconds, estimate, skipped }: StatementReport): string[] {
  const blocked = locks.flatMap(({ relation, blocks }) => (blocks === undefined ? [] : [`${blocks} of ${relation}`]))
  const built = indexed.map((table) => `an index of ${table}`)
  const expected = estimate === undefined ? '' : `, about ${duration(estimate)} on the live tables`
  return [
    firstLine(sql),
    blocked.join(', '),
    scanned.join(', '),
    [...rewritten, ...built].join(', '),
    skipped === undefined ? `${duration(milliseconds)}${expected}` : `not run: ${skipped}`,
  ]
}

function duration(milliseconds: number): string {
  if (milliseconds < 1000) return `${milliseconds} ms`
  const seconds = milliseconds / 1000
  return seconds < 120 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`
}

function firstLine(sql: string): string {
  const text = sql.replace(/\s+/g, ' ')
  return text.length > 100 ? `${text.slice(0, 100)}…` : text
}

/** Text from outside in a cell of a table: it can neither end the cell nor begin markup. */
function cell(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(/[\\|`*_<>[\]]/g, '\\$&')
}
