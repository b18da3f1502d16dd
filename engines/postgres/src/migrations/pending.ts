import { fail } from '../diagnostics/diagnostic.js'
import { migrating } from '../diagnostics/migrating.js'
import type { Applied } from './history.js'
import { checksumOf, type Migration } from './migration.js'
import { compareVersions } from './read-migrations.js'
import { placeOf } from './statements.js'

export interface Status {
  readonly migration: Migration
  readonly state: 'applied' | 'interrupted' | 'pending'
}

/**
 * What is to be done with each migration.
 *
 * @throws DiagnosticError KIT2061 when an applied file was changed, KIT2062 when one is gone
 */
export function statusOf(migrations: readonly Migration[], history: ReadonlyMap<string, Applied>): Status[] {
  const known = new Set(migrations.map(({ version }) => version))
  const missing = [...history.keys()].filter((version) => !known.has(version)).sort(compareVersions)
  if (missing.length > 0) fail(migrating.missing(missing))
  return migrations.map((migration) => {
    const applied = history.get(migration.version)
    if (applied === undefined) return { migration, state: 'pending' }
    // One that stopped half-way may be corrected: what it did already is noted, and not run again.
    if (applied.done === undefined && applied.checksum !== checksumOf(migration))
      fail(migrating.changed(migration.version, placeOf(migration.up, undefined)))
    return { migration, state: applied.done === undefined ? 'applied' : 'interrupted' }
  })
}

/**
 * The migrations up to a version that are not applied, in order.
 *
 * @throws DiagnosticError KIT2066 when there is no such version
 */
export function pendingOf(status: readonly Status[], to: string | undefined): Migration[] {
  if (to !== undefined && !status.some(({ migration }) => migration.version === to)) fail(migrating.noVersion(to))
  return status
    .filter(({ migration, state }) => state !== 'applied' && (to === undefined || compareVersions(migration.version, to) <= 0))
    .map(({ migration }) => migration)
}
