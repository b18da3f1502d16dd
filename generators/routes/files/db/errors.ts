import { type ErrorDetail, HttpError } from '../routes/http/errors.js'
import type { Table } from './table.js'

/** What PostgreSQL says of a statement that it refuses. */
interface Refusal {
  readonly code: string
  readonly column?: string
  readonly table?: string
  readonly constraint?: string
}

/**
 * Whether a statement failed because of others that ran at the same time (serialization failure, deadlock): it may be tried again, since
 * nothing of it was kept.
 */
export function isTransient(error: unknown): boolean {
  return isRefusal(error) && (error.code === '40001' || error.code === '40P01')
}

/**
 * What to tell the client about an error of the database. Its own words stay here: they tell of things that the API does not show.
 *
 * @param table that the row is written to; its constraints tell which property is wrong
 * @returns anything else as it came: it is answered with a bare 500
 */
export function httpErrorOf(error: unknown, table?: Table): unknown {
  if (error instanceof Error && /^(?:Connection terminated|timeout exceeded)/.test(error.message)) return unavailable(error)
  if (error instanceof HttpError || !isRefusal(error)) return error
  const { code } = error
  const fields = fieldsOf(error, table)
  const answer = (status: number, name: string, message: string, each = message) =>
    new HttpError(status, name, message, {
      cause: error,
      details: fields.map((field): ErrorDetail => ({ field: `body.${field}`, message: each })),
    })
  switch (code) {
    case '23502':
      return answer(400, 'missing_value', 'A value is missing', 'Must not be null')
    case '23503':
      // The constraint is the table's own where the row refers to another one, and another table's where that refers to the row.
      return fields.length > 0
        ? answer(400, 'unknown_reference', 'A row that this one refers to does not exist', 'There is no such row')
        : answer(409, 'still_referred_to', `Rows of ${error.table ?? 'another table'} refer to this one`)
    case '23001':
      return answer(409, 'still_referred_to', `Rows of ${error.table ?? 'another table'} refer to this one`)
    case '23505':
      return answer(409, 'already_exists', 'There is such a row already', 'Another row has this value')
    case '23P01':
      return answer(409, 'conflict', 'Another row stands in the way')
    case '23514':
    case '44000':
      return answer(400, 'value_not_allowed', 'A value is not allowed here', `Not allowed by ${error.constraint ?? 'the table'}`)
    case '42501':
      return answer(403, 'forbidden', 'This is not allowed')
    case 'P0001':
      return answer(400, 'rejected', 'The database rejects this')
    case '40001':
    case '40P01':
    case '55P03':
      return unavailable(error)
  }
  // Data exceptions: a value that is too long, too large, or no value of its column at all. 54000: too long for an index.
  if (code.startsWith('22') || code === '54000') return answer(400, 'invalid_value', 'A value is not one that its column can have')
  if (/^(?:08|25006|53|57|ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE)/.test(code)) return unavailable(error)
  return error
}

function unavailable(cause: unknown): HttpError {
  return new HttpError(503, 'unavailable', 'The database can’t do this now; try again', { cause, headers: { 'Retry-After': '1' } })
}

function isRefusal(error: unknown): error is Error & Refusal {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
}

/** The properties that the database means. */
function fieldsOf({ column, constraint }: Refusal, table: Table | undefined): readonly string[] {
  if (table === undefined) return []
  if (constraint !== undefined && Object.hasOwn(table.constraints, constraint)) return table.constraints[constraint] ?? []
  return column !== undefined && Object.hasOwn(table.columns, column) ? [column] : []
}
