import { z } from 'zod'
import { fail } from '../diagnostics/diagnostic.js'
import { migrating } from '../diagnostics/migrating.js'
import { serverError } from '../session/server-error.js'
import type { Row, Session } from '../session/session.js'
import { literal } from '../sql/quote.js'

/** What the database knows of a migration. */
export interface Applied {
  readonly version: string
  readonly name: string
  readonly checksum: string
  /** Statements that were done, where the migration runs outside of a transaction and was interrupted; undefined once it is complete. */
  readonly done: number | undefined
}

const Note = z.object({ version: z.string(), name: z.string(), checksum: z.string(), done: z.number().nullable() })

const TABLE = 'kit_migrations.applied'

/** Makes the table where it is missing. It has a schema of its own, so that no comparison of schemas sees it. */
export async function prepareHistory(session: Session): Promise<void> {
  if (await hasHistory(session)) return
  await reaching(
    session,
    `create schema if not exists kit_migrations; create table if not exists ${TABLE} (
    version text primary key, name text not null, checksum text not null, done int, applied_at timestamptz not null default now())`,
  )
}

export async function readHistory(session: Session): Promise<ReadonlyMap<string, Applied>> {
  if (!(await hasHistory(session))) return new Map()
  const [rows = []] = await reaching(session, `select version, name, checksum, done from ${TABLE}`)
  return new Map(rows.map((row) => Note.parse(row)).map((row) => [row.version, { ...row, done: row.done ?? undefined }] as const))
}

/** The statement that notes a migration as complete, or how far it has come: part of the transaction that it notes. */
export function note({ version, name, checksum, done }: Applied): string {
  const values = [version, name, checksum].map(literal).join(', ')
  return `insert into ${TABLE} (version, name, checksum, done) values (${values}, ${done ?? 'null'})
    on conflict (version) do update set done = excluded.done, checksum = excluded.checksum, applied_at = now()`
}

/** Notes a migration as taken back. */
export function forget(version: string): string {
  return `delete from ${TABLE} where version = ${literal(version)}`
}

async function hasHistory(session: Session): Promise<boolean> {
  const [rows = []] = await reaching(session, `select to_regclass('${TABLE}') is not null as found`)
  return rows[0]?.['found'] === true
}

function reaching(session: Session, sql: string): Promise<readonly (readonly Row[])[]> {
  return session.script(sql).catch((error: unknown) => fail(migrating.noHistory(session.label, serverError(error).message)))
}

/** Any number that other programs are unlikely to take: two runners on one database must not work at once. */
const LOCK = 7_215_620_734

/** Waits until no other runner works on this database. The server frees the lock when the session ends, however it ends. */
export async function lockRunner(session: Session): Promise<void> {
  await session.query(`select pg_advisory_lock(${LOCK})`)
}

export async function unlockRunner(session: Session): Promise<void> {
  await session.query(`select pg_advisory_unlock(${LOCK})`)
}

/**
 * The versions that a database has, sorted, with how far an interrupted one has come.
 *
 * @example
 * await appliedVersions(session) // ['20240131120000', '20240201090000 (2)']
 */
export async function appliedVersions(session: Session): Promise<string[]> {
  return [...(await readHistory(session)).values()]
    .map(({ version, done }) => (done === undefined ? version : `${version} (${done})`))
    .sort()
}
