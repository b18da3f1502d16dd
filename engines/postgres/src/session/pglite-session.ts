import type { PGlite } from '@electric-sql/pglite'
import type { Session } from './session.js'

/** A session on an embedded PGlite. It has one connection; `close` ends the database with it. */
export function pgliteSession(database: PGlite, label = 'the embedded database'): Session {
  return {
    label,
    query: async (sql, parameters = []) => (await database.query<Record<string, unknown>>(sql, [...parameters])).rows,
    script: async (sql) => (await database.exec(sql)).map((result) => result.rows),
    close: () => database.close(),
  }
}
