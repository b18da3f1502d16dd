import { setTimeout as sleep } from 'node:timers/promises'
import { DiagnosticError, fail } from '../diagnostics/diagnostic.js'
import { migrating } from '../diagnostics/migrating.js'
import { serverError } from '../session/server-error.js'
import type { Session } from '../session/session.js'
import { forget, lockRunner, note, prepareHistory, readHistory, unlockRunner } from './history.js'
import { checksumOf, type Migration, type Script } from './migration.js'
import { again } from './outside.js'
import { pendingOf, type Status, statusOf } from './pending.js'
import { type MigrationStatement, placeOf } from './statements.js'
import { type Unit, unitsOf } from './units.js'

export interface ApplyOptions {
  /** The last version to apply. Without it: all. */
  readonly to?: string
  /** How long a statement may wait for a lock before everybody else is let through, in milliseconds. Default 2,000. */
  readonly lockTimeout?: number
  /** How often a migration that got no lock is tried again. Default 5. */
  readonly retries?: number
  /** Told what is begun, for a terminal. */
  readonly onStart?: (migration: Migration) => void
}

/**
 * Applies the migrations that a database lacks. One runner works at a time; others wait. Each migration is one transaction together with the
 * note that it was done, unless it says otherwise; then each statement is noted, and the next run goes on where this one was ended.
 *
 * @param session a session of its own; its settings are changed
 * @returns the versions that were applied
 * @throws DiagnosticError KIT2061, KIT2062 before anything is changed; KIT2063, KIT2064 for the migration that fails
 * @example
 * await applyMigrations(await connect({ url }), (await readMigrations('migrations')).list, { lockTimeout: 500 })
 */
export async function applyMigrations(session: Session, migrations: readonly Migration[], options: ApplyOptions = {}): Promise<string[]> {
  return exclusively(session, options, async () => {
    const history = await readHistory(session)
    const pending = pendingOf(statusOf(migrations, history), options.to)
    const applied: string[] = []
    for (const migration of pending) {
      options.onStart?.(migration)
      const record = { version: migration.version, name: migration.name, checksum: checksumOf(migration) }
      await patiently(session, migration.version, migration.up, options, history.get(migration.version)?.done ?? 0, (done) =>
        note({ ...record, done }),
      )
      applied.push(migration.version)
    }
    return applied
  })
}

/**
 * Takes the last migrations back, newest first.
 *
 * @param count how many
 * @throws DiagnosticError KIT2065 before anything is changed when one of them has no way back
 * @example
 * await revertMigrations(session, list, 1)
 */
export async function revertMigrations(
  session: Session,
  migrations: readonly Migration[],
  count: number,
  options: ApplyOptions = {},
): Promise<string[]> {
  return exclusively(session, options, async () => {
    const status = statusOf(migrations, await readHistory(session))
    const back = status
      .filter(({ state }) => state !== 'pending')
      .slice(-count)
      .reverse()
    const downs = back.map(({ migration }) => ({ migration, down: migration.down ?? fail(migrating.noDown(migration.version)) }))
    for (const { migration, down } of downs) {
      options.onStart?.(migration)
      await patiently(session, migration.version, down, options, 0, (done) => (done === undefined ? forget(migration.version) : undefined))
    }
    return back.map(({ migration }) => migration.version)
  })
}

/**
 * What is applied and what is not, without changing anything.
 *
 * @example
 * (await migrationStatus(session, list)).filter((one) => one.state === 'pending').length
 */
export async function migrationStatus(session: Session, migrations: readonly Migration[]): Promise<Status[]> {
  return statusOf(migrations, await readHistory(session))
}

async function exclusively<T>(session: Session, options: ApplyOptions, work: () => Promise<T>): Promise<T> {
  await lockRunner(session)
  try {
    await prepareHistory(session)
    await session.script(settings(options))
    return await work()
  } finally {
    await session.script('reset all').catch(() => {})
    await unlockRunner(session).catch(() => {})
  }
}

/** What a migration begins with: none may see what the one before has set, such as a search_path or a role. */
function settings({ lockTimeout = 2000 }: ApplyOptions): string {
  return `reset all; set lock_timeout = ${Math.max(1, Math.round(lockTimeout))}; set check_function_bodies = off`
}

/** Codes of a lock that was not got in time, and of a deadlock. */
const LOCKED = new Set(['55P03', '40P01'])

/** The statement that notes how many units are done, or, given nothing, that all are; undefined where that is not noted. */
type Noting = (done: number | undefined) => string | undefined

/** Runs a script; where a lock is not got, gives way to those who wait behind it and tries again, later each time. */
async function patiently(
  session: Session,
  version: string,
  script: Script,
  options: ApplyOptions,
  done: number,
  noting: Noting,
): Promise<void> {
  const { retries = 5 } = options
  const units = unitsOf(script)
  const progress = { done }
  for (let attempt = 0; ; attempt++) {
    let current: MigrationStatement | undefined
    try {
      const watch = (statement: MigrationStatement) => {
        current = statement
      }
      await runUnits(session, units, watch, progress, noting, settings(options))
      break
    } catch (error) {
      await session.script('rollback').catch(() => {})
      await session.script(settings(options)).catch(() => {})
      if (error instanceof DiagnosticError) throw error
      const read = serverError(error)
      const place = placeOf(script, current, read)
      if (!LOCKED.has(read.code ?? '')) fail(migrating.fails(version, read.message, place, units.length < 2))
      if (attempt >= retries) fail(migrating.locked(version, attempt + 1, place))
      await sleep(Math.min(30_000, 100 * 2 ** attempt))
    }
  }
}

/** Runs units in order, each noted along with it; those that were done before are passed over. */
async function runUnits(
  session: Session,
  units: readonly Unit[],
  watch: (one: MigrationStatement) => void,
  progress: { done: number },
  noting: Noting,
  fresh: string,
): Promise<void> {
  for (const [index, unit] of units.entries()) {
    if (index < progress.done) continue
    const last = index + 1 === units.length
    const after = noting(last ? undefined : index + 1)
    // A statement may have taken the search_path, or the role, that the note needs.
    const end = [...(last ? [fresh] : []), ...(after === undefined ? [] : [after])]
    if (unit.transactional) {
      await inOneGo(session, unit, watch, end)
    } else {
      const [statement] = unit.statements
      if (statement === undefined) continue
      watch(statement)
      // Noted before, so that the next run knows that it may have been done in part.
      const before = noting(index)
      if (before !== undefined) await session.script(before)
      const sql = await again(session, statement.text)
      if (sql !== undefined) await session.script(sql)
      await session.batch(end)
    }
    progress.done = index + 1
  }
  const all = units.length === 0 ? noting(undefined) : undefined
  if (all !== undefined) await session.script(all)
}

/** One transaction in one message: after a failure the server itself refuses the rest, the COMMIT included. */
async function inOneGo(
  session: Session,
  { statements }: Unit,
  watch: (one: MigrationStatement) => void,
  end: readonly string[],
): Promise<void> {
  try {
    await session.batch(['begin', ...statements.map(({ text }) => text), ...end, 'commit'])
  } catch (error) {
    const failed = (serverError(error).statement ?? 0) - 1
    const statement = statements[failed] ?? statements.at(-1)
    if (statement !== undefined) watch(statement)
    throw error
  }
}
