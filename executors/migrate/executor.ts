import { join } from 'node:path'
import {
  applyMigrations,
  connect,
  DiagnosticError,
  type Migration,
  migrationStatus,
  readMigrations,
  revertMigrations,
  type Session,
} from '@kit/postgres/runner'
import { type ExecutorContext, logger } from '@nx/devkit'
import { located } from '../../plugins/nx/src/database/located.js'
import { projectFolder } from '../../plugins/nx/src/database/project-folder.js'
import { databaseUrl } from '../../plugins/nx/src/database/sources.js'
import { cleanly } from '../../plugins/nx/src/diagnostics/clean-failure.js'
import { readOptions } from '../../plugins/nx/src/options/read-options.js'
import { MigrateOptions } from './schema.js'

/**
 * Applies the migrations of a project, or takes them back, or says how things stand.
 *
 * @throws Error with rendered diagnostics when a migration can't be applied.
 */
export default function migrateExecutor(options: unknown, context: ExecutorContext): Promise<{ success: boolean }> {
  return cleanly(context.root, async () => {
    const given = readOptions(MigrateOptions, options)
    const folder = join(projectFolder(context), given.migrations)
    const { list } = await readMigrations(folder)
    const url = databaseUrl(given.url)
    const session = await connect({ ...(url === undefined ? {} : { url }), readOnly: given.plan || given.status })
    try {
      await work(session, list, given).catch((error: unknown) => {
        throw error instanceof DiagnosticError ? new DiagnosticError(located(error.diagnostics, folder)) : error
      })
    } finally {
      await session.close()
    }
    return { success: true }
  })
}

async function work(session: Session, list: readonly Migration[], given: MigrateOptions): Promise<void> {
  const { to, down, lockTimeout, retries } = given
  if (given.status || given.plan) {
    for (const { migration, state } of await migrationStatus(session, list)) {
      if (given.status) logger.info(`${state.padEnd(11)} ${migration.version} ${migration.name}`)
      else if (state !== 'applied')
        logger.info(`-- ${migration.version} ${migration.name}\n${migration.up.text.slice(migration.up.start, migration.up.end).trim()}\n`)
    }
    return
  }
  const onStart = (migration: Migration) => logger.info(`${down === undefined ? 'up  ' : 'down'} ${migration.version} ${migration.name}`)
  const options = { lockTimeout, retries, onStart, ...(to === undefined ? {} : { to }) }
  const done = down === undefined ? await applyMigrations(session, list, options) : await revertMigrations(session, list, down, options)
  logger.info(done.length === 0 ? `Nothing to do: ${session.label} is up to date.` : `${done.length} done on ${session.label}.`)
}
