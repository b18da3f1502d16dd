import pg from 'pg'
import { unitsBefore } from '../sql/place.js'
import { serverError } from './server-error.js'

/** A setting of how the server reads text holds from the next message on. */
const READING = /\bstandard_conforming_strings\b|\bclient_encoding\b/i

/**
 * Runs statements in one message, without keeping their rows: for hundreds of small migrations, what each message costs both sides is more
 * than what the statements do.
 *
 * @throws the server's error, with the index of the statement as `statement` and with `position` counted from the beginning of that statement
 */
export async function runBatch(client: pg.Client, statements: readonly string[]): Promise<void> {
  let from = 0
  for (const [index, statement] of statements.entries()) {
    if (index + 1 < statements.length && !READING.test(statement)) continue
    await runMessage(client, statements.slice(from, index + 1), from)
    from = index + 1
  }
}

async function runMessage(client: pg.Client, statements: readonly string[], before: number): Promise<void> {
  // A statement may end with a comment that a semicolon would be part of.
  const text = statements.join('\n;')
  let done = () => 0
  try {
    await new Promise<void>((resolve, reject) => {
      const batch = new Batch(text, (error: Error | undefined | null) => (error ? reject(error) : resolve()))
      done = () => batch.completed
      client.query(batch)
    })
  } catch (error) {
    const { position } = serverError(error)
    const found = position === undefined ? { index: done(), place: {} } : placeOf(statements, unitsBefore(text, position))
    throw Object.assign(error instanceof Error ? error : new Error(String(error)), { statement: before + found.index }, found.place)
  }
}

/** Counts what the server says is done, the only way to tell which of several statements has failed. */
class Batch extends pg.Query {
  completed = 0

  handleCommandComplete(): void {
    this.completed++
  }

  handleRowDescription(): void {}

  handleDataRow(): void {}
}

/** The server counts from the beginning of the message. */
function placeOf(statements: readonly string[], offset: number): { index: number; place: { position: number } } {
  let start = 0
  for (const [index, text] of statements.entries()) {
    if (offset < start + text.length || index + 1 === statements.length)
      return { index, place: { position: [...text.slice(0, offset - start)].length + 1 } }
    start += text.length + 2
  }
  return { index: 0, place: { position: 1 } }
}
