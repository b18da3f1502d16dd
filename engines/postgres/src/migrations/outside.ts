import type { Session } from '../session/session.js'
import { identifier, literal } from '../sql/quote.js'

const NAME = String.raw`(?:"(?:[^"]|"")+"|[\w$\u0080-\uffff]+)`
const QUALIFIED = String.raw`(?:${NAME}\.)?${NAME}`
const CREATE = new RegExp(
  `^create (?:unique )?index concurrently (?:if not exists )?(?<index>${NAME}) on (?:only )?(?<table>${QUALIFIED})`,
  'i',
)
const DROP = new RegExp(`^drop index concurrently (?:if exists )?(?<index>${QUALIFIED})`, 'i')
const DETACH = new RegExp(
  `^alter table (?:if exists )?(?:only )?(?<table>${QUALIFIED}) detach partition (?<part>${QUALIFIED}) concurrently`,
  'i',
)

/**
 * Makes a statement that no transaction holds together safe to run again after it was interrupted: gives the statement to run now, or nothing
 * where it was done.
 *
 * A CREATE INDEX CONCURRENTLY that ended early leaves an invalid index of that name, which is dropped; one that was finished before the
 * note of it was written leaves a valid one.
 */
export async function again(session: Session, statement: string): Promise<string | undefined> {
  const words = statement
    .replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const created = CREATE.exec(words)?.groups
  if (created?.['index'] !== undefined && created['table'] !== undefined)
    return createdBefore(session, statement, created['index'], created['table'])
  const dropped = DROP.exec(words)?.groups?.['index']
  if (dropped !== undefined) return (await exists(session, dropped)) ? statement : undefined
  const detached = DETACH.exec(words)?.groups
  if (detached?.['table'] !== undefined && detached['part'] !== undefined)
    return detachedBefore(session, statement, detached['table'], detached['part'])
  // VACUUM, REINDEX and the like do the same when they are run twice.
  return statement
}

async function createdBefore(session: Session, statement: string, index: string, table: string): Promise<string | undefined> {
  const rows = await session.query(
    `select n.nspname::text as schema, c.relname::text as name, i.indisvalid as valid from pg_index i join pg_class c on c.oid = i.indexrelid
     join pg_namespace n on n.oid = c.relnamespace where i.indrelid = to_regclass(${literal(table)}) and c.relname = (parse_ident(${literal(index)}))[1]`,
  )
  const [found] = rows
  if (found === undefined) return statement
  if (found['valid'] === true) return undefined
  await session.script(`drop index concurrently ${identifier(String(found['schema']))}.${identifier(String(found['name']))}`)
  return statement
}

async function detachedBefore(session: Session, statement: string, table: string, part: string): Promise<string | undefined> {
  const rows = await session.query(
    `select inhdetachpending as pending from pg_inherits where inhrelid = to_regclass(${literal(part)}) and inhparent = to_regclass(${literal(table)})`,
  )
  const [found] = rows
  if (found === undefined) return undefined
  return found['pending'] === true ? `alter table ${table} detach partition ${part} finalize` : statement
}

async function exists(session: Session, name: string): Promise<boolean> {
  const [row] = await session.query(`select to_regclass(${literal(name)}) is not null as found`)
  return row?.['found'] === true
}
