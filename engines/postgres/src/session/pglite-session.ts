import type { PGlite } from '@electric-sql/pglite'
import { EMBEDDED_LACKS, serverError } from './server-error.js'
import type { Session } from './session.js'

/** A session on an embedded PGlite. It has one connection; `close` ends the database with it. */
export function pgliteSession(database: PGlite, label = 'the embedded database'): Session {
  return {
    label,
    query: async (sql, parameters = []) => (await database.query<Record<string, unknown>>(sql, [...parameters]).catch(told)).rows,
    each: async (sql, onRow) => (await database.query<Record<string, unknown>>(sql).catch(told)).rows.forEach(onRow),
    script: async (sql) => (await database.exec(sql).catch(told)).map((result) => result.rows),
    batch: async (statements) => {
      for (const [statement, sql] of statements.entries())
        await database.exec(sql).catch((error: unknown) => told(error instanceof Error ? Object.assign(error, { statement }) : error))
    },
    close: () => database.close(),
  }
}

/** Libraries that are not there, memory that does not suffice, and whatever WebAssembly itself gives up on. */
const LACKS =
  /could not (?:load library|access file|open extension control file)|is not available$|out of (?:shared )?memory|^(?:unreachable|memory access out of bounds)/
const CODES = new Set(['58P01', '53100', '53200'])

/** Marks what a real server might have taken. */
function told(error: unknown): never {
  const { message, code, ...rest } = serverError(error)
  if (!LACKS.test(message) && !CODES.has(code ?? '')) throw error
  const [first = message] = message.split('\n')
  throw Object.assign(new Error(first, { cause: error }), { ...rest, code: EMBEDDED_LACKS })
}
