import pg from 'pg'
import { httpErrorOf, isTransient } from './db/errors.js'
import type { Table } from './db/table.js'
import { notFoundError } from './routes/http/errors.js'

/** Connections to the database that `DATABASE_URL` names, or `PGHOST` and its like. */
export const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  // What the API answers must not depend on where the server stands: moments in UTC, intervals by ISO 8601.
  options: '-c timezone=UTC -c intervalstyle=iso_8601 -c datestyle=ISO',
})

// A connection that dies while nobody uses it is replaced by the next query.
pool.on('error', (error) => console.error('database', error.message))

/** How often a statement or transaction is tried that others have stood in the way of. */
const ATTEMPTS = 3

/** Runs one statement and returns its rows. */
export type Rows = <Row extends object>(sql: string, values?: readonly unknown[], table?: Table) => Promise<Row[]>

/**
 * Runs one statement.
 *
 * @param table whose constraints tell which property is wrong
 * @throws HttpError for what the database refuses
 */
export const rowsOf: Rows = async <Row extends object>(sql: string, values: readonly unknown[] = [], table?: Table) =>
  attempted(async () => (await pool.query<Row>(sql, [...values])).rows, table)

/**
 * Runs a statement that is about one row.
 *
 * @throws HttpError 404 where there is none
 */
export async function rowOf<Row extends object>(sql: string, values: readonly unknown[] = [], table?: Table): Promise<Row> {
  const [row] = await rowsOf<Row>(sql, values, table)
  if (row === undefined) throw notFoundError()
  return row
}

/**
 * Runs statements of which all are kept, or none. They may run again from the beginning, where others have stood in the way.
 *
 * @example
 * await transaction(async (rowsOf) => {
 *   await rowsOf('update account set amount = amount - $1 where id = $2', [sum, from])
 *   await rowsOf('update account set amount = amount + $1 where id = $2', [sum, to])
 * })
 */
export async function transaction<T>(work: (rowsOf: Rows) => Promise<T>): Promise<T> {
  return attempted(async () => {
    const client = await pool.connect()
    let broken = true
    try {
      await client.query('begin')
      const result = await work(
        async <Row extends object>(sql: string, values: readonly unknown[] = []) => (await client.query<Row>(sql, [...values])).rows,
      )
      await client.query('commit')
      broken = false
      return result
    } catch (error) {
      broken = await client.query('rollback').then(
        () => false,
        () => true,
      )
      throw error
    } finally {
      client.release(broken)
    }
  })
}

/** Ends all connections, after what still runs on them. */
export async function closePool(): Promise<void> {
  await pool.end()
}

async function attempted<T>(work: () => Promise<T>, table?: Table): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (!isTransient(error) || attempt === ATTEMPTS) throw httpErrorOf(error, table)
    }
  }
}
