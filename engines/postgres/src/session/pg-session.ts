import pg from 'pg'
import { runBatch } from './batch.js'
import type { Row, Session } from './session.js'

/** A session on a real server. Errors are those of `pg`; `connect.ts` and `statement-error.ts` make diagnostics of them. */
export async function pgSession(config: pg.ClientConfig, label: string): Promise<Session> {
  // Pipelined, statements of a transaction need not wait for one another's answers.
  const client = new pg.Client({ application_name: 'kit', pipeline: true, ...config })
  // A connection that dies while nothing runs would take the process down; the next statement reports it.
  client.on('error', () => {})
  await client.connect()
  return {
    label,
    query: async (text, parameters = []) => {
      // Only the extended protocol refuses a second statement that hides behind the first.
      const config: pg.QueryConfig & { readonly queryMode: 'extended' } = { text, values: [...parameters], queryMode: 'extended' }
      return (await client.query<Row>(config)).rows
    },
    each: (text, onRow) => rowByRow(client, text, onRow),
    script: async (sql) => {
      const result: unknown = await client.query(sql)
      return (Array.isArray(result) ? result : [result]).map(rowsOf)
    },
    batch: (statements) => runBatch(client, statements),
    close: () => client.end(),
  }
}

function rowsOf(result: unknown): readonly Row[] {
  return result instanceof pg.Result ? result.rows : []
}

function rowByRow(client: pg.Client, text: string, onRow: (row: Row) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const query = new pg.Query<Row>(text)
    // What is thrown inside of an event would end the process.
    let failure: unknown
    query.on('row', (row) => {
      try {
        if (failure === undefined) onRow(row)
      } catch (error) {
        failure = error
      }
    })
    query.on('end', () => (failure === undefined ? resolve() : reject(failure)))
    query.on('error', reject)
    client.query(query)
  })
}
