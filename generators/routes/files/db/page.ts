import { HttpError } from '../routes/http/errors.js'
import type { Table } from './table.js'

export interface PageQuery {
  readonly limit: number
  readonly cursor?: string | undefined
  readonly sort?: string | undefined
}

export interface Page {
  /** From `where` to the end of the statement. */
  readonly sql: string
  readonly values: readonly unknown[]
  /** The answer, of the rows that the statement gave. */
  of<Row extends object>(rows: readonly Row[]): { items: Row[]; next: string | null }
}

/**
 * One page of a list. A cursor says after which row it begins, so that rows which come and go in between are neither left out nor shown twice;
 * in tables without a key, it says how many rows come before.
 *
 * @param fixed properties that all rows of the list have
 * @throws HttpError 400 for a cursor of another list
 */
export function pageOf(
  table: Table,
  { limit, cursor, sort = '', ...filters }: PageQuery,
  fixed: Readonly<Record<string, unknown>> = {},
): Page {
  const values: unknown[] = []
  const bind = (value: unknown) => `$${values.push(value)}`
  const column = (property: string) => `${table.alias}.${table.columns[property]?.name}`
  const conditions = Object.entries(fixed).map(([property, value]) => `${column(property)} = ${bind(value)}`)
  for (const [parameter, value] of Object.entries(filters)) {
    const filter = Object.hasOwn(table.filters, parameter) ? table.filters[parameter] : undefined
    if (filter !== undefined && value !== undefined) conditions.push(`${column(filter[0])} ${filter[1]} ${bind(value)}`)
  }

  const descending = sort.startsWith('-')
  const first = sort === '' ? [] : [sort.slice(descending ? 1 : 0)]
  const keyed = table.key.length > 0
  const ordered = Object.keys(table.columns).filter((property) => !table.columns[property]?.unordered)
  const order = [...new Set([...first, ...(keyed ? table.key : ordered)])]
  const position = cursor === undefined ? undefined : readCursor(cursor, sort, keyed ? order.length : 1)
  let offset = 0
  if (position !== undefined && !keyed) offset = offsetOf(position)
  else if (position !== undefined) conditions.push(after(order, position))

  /** What comes after a row. Nulls are the last, as in the order of an index; only what is sorted by can be null, never the key. */
  function after([leading = '', ...rest]: readonly string[], [value, ...others]: readonly unknown[]): string {
    const operator = descending ? '<' : '>'
    const compared = (properties: readonly string[], to: readonly unknown[]) =>
      `(${properties.map(column).join(', ')}) ${operator} (${to.map(bind).join(', ')})`
    if (!table.columns[leading]?.nullable) return compared([leading, ...rest], [value, ...others])
    const nulls = `${column(leading)} is null`
    if (value === null) return descending ? `(not ${nulls} or ${compared(rest, others)})` : `(${nulls} and ${compared(rest, others)})`
    const same = `(${column(leading)} = ${bind(value)} and ${compared(rest, others)})`
    return `(${compared([leading], [value])} or ${same}${descending ? '' : ` or ${nulls}`})`
  }

  const where = conditions.length === 0 ? '' : `where ${conditions.join(' and ')} `
  const by = order.length === 0 ? '' : `order by ${order.map((property) => `${column(property)}${descending ? ' desc' : ''}`).join(', ')} `
  // One more than the page has: whether there is a next one.
  const sql = `${where}${by}limit ${bind(limit + 1)}${offset === 0 ? '' : ` offset ${bind(offset)}`}`
  return {
    sql,
    values,
    of: (rows) => {
      const items = rows.slice(0, limit)
      const last: Readonly<Record<string, unknown>> = { ...items.at(-1) }
      const next = keyed ? order.map((property) => last[property]) : [offset + limit]
      return { items, next: rows.length > limit ? writeCursor(sort, next) : null }
    },
  }
}

function writeCursor(sort: string, position: readonly unknown[]): string {
  return Buffer.from(JSON.stringify([sort, ...position])).toString('base64url')
}

function readCursor(cursor: string, sort: string, length: number): readonly unknown[] {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (
      Array.isArray(read) &&
      read[0] === sort &&
      read.length === length + 1 &&
      read.every((one) => typeof one !== 'object' || one === null)
    )
      return read.slice(1)
  } catch {
    // Not JSON: no cursor of ours.
  }
  throw badCursor()
}

function offsetOf([offset]: readonly unknown[]): number {
  if (typeof offset === 'number' && Number.isSafeInteger(offset) && offset >= 0) return offset
  throw badCursor()
}

function badCursor(): HttpError {
  const details = [{ field: 'query.cursor', message: 'Not the `next` of a page that was sorted like this' }]
  return new HttpError(400, 'validation_failed', 'The request does not match what this operation accepts', { details })
}
