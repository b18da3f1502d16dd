import type { Catalogue } from '../catalogue/objects.js'
import { readCatalogue } from '../catalogue/read-catalogue.js'
import { type Diagnostic, fail } from '../diagnostics/diagnostic.js'
import { targeting } from '../diagnostics/targeting.js'
import { type ServerError, serverError } from '../session/server-error.js'
import type { Session } from '../session/session.js'
import { refusesTransaction } from '../sql/split.js'
import { lostBetween, type MigrationReport } from './dry-run.js'
import type { Migration } from './migration.js'
import { NOTHING_SEEN, Observer } from './observe.js'
import { reportOf, type StatementReport, timed } from './run-observed.js'
import { holdSequences, mayTakeNumbers } from './sequences.js'
import { placeOf } from './statements.js'
import { unitsOf } from './units.js'

export interface TargetOptions {
  /** How long a statement may wait for a lock, in milliseconds. Default 1,000. */
  readonly lockTimeout?: number
  /** How long a statement may take, in milliseconds. Default 30,000. */
  readonly statementTimeout?: number
}

/**
 * Makes the transaction one that can't be committed: two equal values wait for a check that the server makes at COMMIT. Whatever a
 * migration brings along, it is rolled back.
 */
const NEVER_COMMITTED = `create temp table kit_dry_run (way int unique deferrable initially deferred) on commit drop;
  insert into kit_dry_run values (1), (1)`

/**
 * Runs migrations on the real server, with its rows, in one transaction that is always rolled back. Their locks are held until the end of
 * it, so every wait and every statement has its limit.
 *
 * A lock is reported where it is taken first. What can't run in a transaction is passed over and said so. No way back is run: the shadow is there for that.
 *
 * @param target a session of its own, with the right to do what the migrations do
 * @throws DiagnosticError KIT2095 where the user may not make the temporary table that keeps the transaction from being committed
 * @example
 * const reports = await dryRunOnTarget(await connect({ url }), pending, { lockTimeout: 500, statementTimeout: 10_000 })
 */
export async function dryRunOnTarget(
  target: Session,
  migrations: readonly Migration[],
  options: TargetOptions = {},
): Promise<MigrationReport[]> {
  const limits = { lock: milliseconds(options.lockTimeout, 1000), statement: milliseconds(options.statementTimeout, 30_000) }
  await target.script('begin')
  try {
    await target.script(NEVER_COMMITTED).catch((error: unknown) => fail(targeting.notPossible(target.label, serverError(error).message)))
    return await runAll(target, migrations, limits)
  } finally {
    await target.script('rollback')
  }
}

/** Statements that would end the transaction, or another one within it. */
const ENDS = /^(?:rollback|abort|commit|end|begin|start|prepare\s+transaction|savepoint|release)\b/i

interface Limits {
  readonly lock: number
  readonly statement: number
}

async function runAll(target: Session, migrations: readonly Migration[], limits: Limits): Promise<MigrationReport[]> {
  const reports: MigrationReport[] = []
  const run = { target, limits, observer: new Observer(target), holdsSequences: false }
  await target.script(limiting(limits))
  let before: Catalogue | undefined
  for (const migration of migrations) {
    const { version, name, up } = migration
    // Reading definitions waits for whoever changes a table.
    const read = () => readCatalogue(target, { transaction: 'open' })
    try {
      if (before === undefined) {
        before = await read()
        await run.observer.start()
      }
      const { statements, failure } = await runOne(run, migration)
      if (failure !== undefined) {
        reports.push({ version, name, statements, lost: [], down: 'not run', diagnostics: [failure] })
        break
      }
      await target.script(limiting(limits))
      const after = await read()
      const diagnostics = notes(migration, statements)
      reports.push({ version, name, statements, lost: lostBetween(before, after), down: 'not run', diagnostics })
      before = after
    } catch (error) {
      reports.push({
        version,
        name,
        statements: [],
        lost: [],
        down: 'not run',
        diagnostics: [refused(version, serverError(error), limits, placeOf(up, undefined))],
      })
      break
    }
  }
  return reports
}

/** A migration may change settings of the session, these included. A kit that hangs must not hold locks for ever. */
function limiting({ lock, statement }: Limits): string {
  return `reset all; set local lock_timeout = ${lock}; set local statement_timeout = ${statement};
    set local idle_in_transaction_session_timeout = ${statement + 60_000}; set local check_function_bodies = off`
}

interface Run {
  readonly statements: readonly StatementReport[]
  readonly failure?: Diagnostic
}

/** What lasts as long as the transaction. */
interface Transaction {
  readonly target: Session
  readonly limits: Limits
  readonly observer: Observer
  holdsSequences: boolean
}

async function runOne(run: Transaction, { version, up }: Migration): Promise<Run> {
  const { target, limits, observer } = run
  const statements: StatementReport[] = []
  for (const statement of unitsOf(up).flatMap((unit) => unit.statements)) {
    if (ENDS.test(statement.text)) return { statements, failure: targeting.ends(version, placeOf(up, statement)) }
    if (refusesTransaction(statement.text)) {
      statements.push({ ...reportOf(up, statement, NOTHING_SEEN, 0, new Map()), skipped: 'it can not run in a transaction' })
      continue
    }
    try {
      if (!run.holdsSequences && mayTakeNumbers(statement.text)) {
        await holdSequences(target)
        run.holdsSequences = true
      }
      const { milliseconds } = await timed(() => target.query(statement.text))
      statements.push(reportOf(up, statement, await observer.look(), milliseconds, new Map()))
    } catch (error) {
      const read = serverError(error)
      return { statements, failure: refused(version, read, limits, placeOf(up, statement, read)) }
    }
  }
  return { statements }
}

function refused(version: string, error: ServerError, limits: Limits, place: ReturnType<typeof placeOf>): Diagnostic {
  if (error.code === '55P03') return targeting.noLock(version, limits.lock, place)
  if (error.code === '57014') return targeting.tooLong(version, limits.statement, place)
  return targeting.fails(version, error.message, place)
}

function notes({ version, up }: Migration, statements: readonly StatementReport[]): Diagnostic[] {
  return statements
    .filter((one) => one.skipped !== undefined)
    .map(({ sql, line }) => targeting.skipped(version, sql, { file: up.file, line, column: 1 }))
}

function milliseconds(given: number | undefined, fallback: number): number {
  return Math.max(1, Math.round(given ?? fallback))
}
