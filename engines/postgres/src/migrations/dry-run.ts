import type { Catalogue } from '../catalogue/objects.js'
import { readCatalogue } from '../catalogue/read-catalogue.js'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { migrating } from '../diagnostics/migrating.js'
import { applyPlan } from '../diff/apply.js'
import { planChanges } from '../diff/plan.js'
import type { Session } from '../session/session.js'
import type { Migration } from './migration.js'
import { runObserved, type StatementReport } from './run-observed.js'
import type { Sizes } from './sizes.js'
import { placeOf } from './statements.js'
import { unitsOf } from './units.js'

export interface MigrationReport {
  readonly version: string
  readonly name: string
  readonly statements: readonly StatementReport[]
  /** Columns and tables that its up takes away: ids of a catalogue. */
  readonly lost: readonly string[]
  /** `proven`: the way back was run and the schema is what it was before. `not run`: a dry run on the target runs no way back. */
  readonly down: 'proven' | 'differs' | 'fails' | 'none' | 'not reached' | 'not run'
  readonly diagnostics: readonly Diagnostic[]
}

export interface DryRunOptions {
  /** Of the tables of the live database, for estimates; see `readSizes`. */
  readonly sizes?: Sizes
}

/**
 * Runs migrations for real on a shadow, each of them up, down and up again, and reports what the server saw.
 *
 * @param shadow a database that no one else uses, in the state that the migrations start from
 * @param migrations in their order; the first that fails is the last that is run
 * @example
 * const reports = await dryRun(shadow, (await readMigrations('migrations')).list)
 * reports.filter((one) => one.down !== 'proven').map((one) => one.version)
 */
export async function dryRun(shadow: Session, migrations: readonly Migration[], options: DryRunOptions = {}): Promise<MigrationReport[]> {
  const sizes = options.sizes ?? new Map()
  const reports: MigrationReport[] = []
  let before = await readCatalogue(shadow)
  for (const migration of migrations) {
    const { version, name } = migration
    const up = await runObserved(shadow, migration, migration.up, sizes)
    if (up.failure !== undefined) {
      reports.push({ version, name, statements: up.statements, lost: [], down: 'not reached', diagnostics: [up.failure] })
      break
    }
    const after = await readCatalogue(shadow)
    const proof = await proveDown(shadow, migration, before, after)
    reports.push({ version, name, statements: up.statements, lost: lostBetween(before, after), ...proof })
    before = after
  }
  return reports
}

type Proof = Pick<MigrationReport, 'down' | 'diagnostics'>

async function proveDown(shadow: Session, migration: Migration, before: Catalogue, after: Catalogue): Promise<Proof> {
  const { version, down } = migration
  // Some tools want the file of a way back that was never written.
  const first = down === undefined ? undefined : unitsOf(down)[0]?.statements[0]
  if (down === undefined || first === undefined) return { down: 'none', diagnostics: [] }
  const place = placeOf(down, first)
  const run = await runObserved(shadow, migration, down, undefined)
  if (run.failure !== undefined) {
    await restore(shadow, after)
    return { down: 'fails', diagnostics: [migrating.downFails(version, run.reason ?? '', run.failure.place ?? place)] }
  }
  const reached = await readCatalogue(shadow)
  const left = planChanges(reached, before, { online: false }).steps.map((step) => step.sql)
  const again = left.length === 0 ? (await runObserved(shadow, migration, migration.up, undefined)).failure : undefined
  if (left.length > 0 || again !== undefined) await restore(shadow, after)
  if (left.length === 0) return { down: 'proven', diagnostics: [] }
  return { down: 'differs', diagnostics: [migrating.notRestored(version, left, place)] }
}

/** Brings the shadow to a known state by kit's own plan, where a script has left it in another. */
async function restore(shadow: Session, wanted: Catalogue): Promise<void> {
  await applyPlan(shadow, planChanges(await readCatalogue(shadow), wanted, { online: false }))
}

export function lostBetween(before: Catalogue, after: Catalogue): string[] {
  return [...before.objects.values()]
    .filter(
      (one) =>
        (one.kind === 'table' || one.kind === 'column') &&
        !after.objects.has(one.id) &&
        (one.kind === 'table' || after.objects.has(one.parent ?? '')),
    )
    .map((one) => one.id)
}
