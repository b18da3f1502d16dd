import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  connect,
  dryRun,
  dryRunOnTarget,
  dryRunPage,
  extensionsIn,
  type Migration,
  type MigrationReport,
  markdownReport,
  migrationStatus,
  readMigrations,
  readSizes,
  type Session,
  shadowOf,
} from '@kit/postgres'
import { type ExecutorContext, logger } from '@nx/devkit'
import { located } from '../../plugins/nx/src/database/located.js'
import { projectFolder } from '../../plugins/nx/src/database/project-folder.js'
import { withShadows } from '../../plugins/nx/src/database/shadow-option.js'
import { databaseUrl } from '../../plugins/nx/src/database/sources.js'
import { cleanly, fail, failOnErrors } from '../../plugins/nx/src/diagnostics/clean-failure.js'
import { problems } from '../../plugins/nx/src/diagnostics/problems.js'
import { report } from '../../plugins/nx/src/diagnostics/report.js'
import { readOptions } from '../../plugins/nx/src/options/read-options.js'
import { DryRunOptions } from './schema.js'

/**
 * Runs the migrations of a project on a shadow and writes a report into `.kit/migrate-dry-run` of the project.
 *
 * @throws Error with rendered diagnostics when a migration fails.
 */
export default function dryRunExecutor(options: unknown, context: ExecutorContext): Promise<{ success: boolean }> {
  return cleanly(context.root, async () => {
    const given = readOptions(DryRunOptions, options)
    const folder = projectFolder(context)
    const { list } = await readMigrations(join(folder, given.migrations))
    const reports = await tried(list, databaseUrl(given.url), given)
    const output = join(folder, '.kit/migrate-dry-run')
    await mkdir(output, { recursive: true })
    await writeFile(join(output, 'report.md'), markdownReport(reports))
    await writeFile(join(output, 'report.html'), dryRunPage(reports))
    await writeFile(join(output, 'report.json'), `${JSON.stringify(reports, undefined, 2)}\n`)
    logger.info(given.onTarget ? summaryOnTarget(reports) : summary(reports))
    const diagnostics = located(
      reports.flatMap((one) => one.diagnostics),
      join(folder, given.migrations),
    )
    report(diagnostics, context.root)
    failOnErrors(diagnostics)
    return { success: !given.requireDown || reports.every(({ down }) => down === 'proven' || down === 'not run') }
  })
}

/** All migrations from nothing, or the pending ones on the schema of a database, or on the database itself. */
async function tried(list: readonly Migration[], url: string | undefined, given: DryRunOptions): Promise<MigrationReport[]> {
  if (given.onTarget)
    return onTarget(list, url ?? fail(problems.badOption('onTarget', 'no database is named: set DATABASE_URL, or give --url')), given)
  return withShadows(given.shadow, async (shadows) => {
    if (url === undefined) {
      const shadow = await shadows.create(extensionsIn(list.map(({ up }) => up.text).join('\n')))
      return dryRun(shadow, list).finally(() => shadow.close())
    }
    const live = await connect({ url, readOnly: true })
    const [pending, sizes] = await Promise.all([pendingIn(live, list), readSizes(live)]).finally(() => live.close())
    const shadow = await shadowOf(url, shadows)
    return dryRun(shadow, pending, { sizes }).finally(() => shadow.close())
  })
}

async function onTarget(
  list: readonly Migration[],
  url: string,
  { lockTimeout, statementTimeout }: DryRunOptions,
): Promise<MigrationReport[]> {
  const target = await connect({ url })
  return pendingIn(target, list)
    .then((pending) => dryRunOnTarget(target, pending, { lockTimeout, statementTimeout }))
    .finally(() => target.close())
}

async function pendingIn(session: Session, list: readonly Migration[]): Promise<Migration[]> {
  const status = await migrationStatus(session, list)
  return status.filter(({ state }) => state === 'pending').map(({ migration }) => migration)
}

function summary(reports: readonly MigrationReport[]): string {
  const count = (down: MigrationReport['down']) => reports.filter((one) => one.down === down).length
  const parts = [
    `${count('proven')} with a proven way back`,
    `${count('differs') + count('fails')} with a wrong one`,
    `${count('none')} without`,
  ]
  return `${reports.length} ${reports.length === 1 ? 'migration' : 'migrations'} run on a shadow: ${parts.join(', ')}. The report is in .kit/migrate-dry-run.`
}

function summaryOnTarget(reports: readonly MigrationReport[]): string {
  const ms = reports.flatMap(({ statements }) => statements).reduce((sum, { milliseconds }) => sum + milliseconds, 0)
  return `${reports.length} ${reports.length === 1 ? 'migration' : 'migrations'} run on the target in ${Math.round(ms)} ms and rolled back. The report is in .kit/migrate-dry-run.`
}
