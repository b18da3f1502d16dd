import type { MigrationReport } from './dry-run.js'

const DOWN: Readonly<Record<MigrationReport['down'], string>> = {
  proven: 'proven: run, and the schema was as before',
  differs: '**does not restore the schema**',
  fails: '**fails**',
  none: 'none',
  'not reached': 'not reached',
}

/** Locks that keep readers out, and those that keep writers out. */
const BLOCKS: Readonly<Record<string, string>> = {
  AccessExclusiveLock: 'reads and writes',
  ExclusiveLock: 'writes',
  ShareRowExclusiveLock: 'writes',
  ShareLock: 'writes',
}

/**
 * The report of a dry run as Markdown, for a terminal or a pull request.
 *
 * @example
 * markdownReport(await dryRun(shadow, migrations)).split('\n', 1)[0] // '# Dry run of 2 migrations'
 */
export function markdownReport(reports: readonly MigrationReport[]): string {
  const parts = reports.map((report) => {
    const rows = report.statements.map(({ line, sql, locks, rewritten }) => {
      const blocked = locks.flatMap(({ relation, mode }) => (BLOCKS[mode] === undefined ? [] : [`${BLOCKS[mode]} of ${relation}`]))
      return `| ${line} | ${cell(firstLine(sql))} | ${cell(blocked.join(', '))} | ${cell(rewritten.join(', '))} |`
    })
    return [
      `## ${cell([report.version, report.name].join(' ').trim())}`,
      '',
      ...(rows.length === 0 ? [] : ['| line | statement | blocks | writes anew |', '|---|---|---|---|', ...rows, '']),
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

function firstLine(sql: string): string {
  const text = sql.replace(/\s+/g, ' ')
  return text.length > 100 ? `${text.slice(0, 100)}…` : text
}

/** Text from outside in a cell of a table: it can neither end the cell nor begin markup. */
function cell(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(/[\\|`*_<>[\]]/g, '\\$&')
}
