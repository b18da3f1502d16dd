import { z } from 'zod'
import type { Session } from '../session/session.js'
import { qualified } from '../sql/quote.js'
import type { Observation } from './observe.js'

/** How large a table of a live database is, as the server's own statistics say. */
export interface Size {
  readonly rows: number
  /** Of the table, without its indexes. */
  readonly bytes: number
  readonly indexBytes: number
}

/** Sizes by qualified name. */
export type Sizes = ReadonlyMap<string, Size>

const Row = z.object({ schema: z.string(), name: z.string(), rows: z.number(), bytes: z.coerce.number(), indexes: z.coerce.number() })

/**
 * Reads how large the tables of a database are; nothing is counted, so it takes milliseconds however large they are.
 *
 * @param session is only read
 * @throws the server's error where the sizes can't be read
 * @example
 * (await readSizes(live)).get('public.users')?.rows // 120000
 */
export async function readSizes(session: Session): Promise<Sizes> {
  const rows = await session.query(
    `select n.nspname::text as schema, c.relname::text as name, greatest(c.reltuples, 0)::float8 as rows,
      pg_table_size(c.oid)::text as bytes, pg_indexes_size(c.oid)::text as indexes
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'm') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`,
  )
  const sizes = rows.map((row) => Row.parse(row))
  return new Map(sizes.map((one) => [qualified(one.schema, one.name), { rows: one.rows, bytes: one.bytes, indexBytes: one.indexes }]))
}

/** Bytes a second: what ordinary disks and processors reach when nothing is cached. The estimate says an order of magnitude, not more. */
const READ = 200e6
const WRITE = 60e6

/**
 * How long a statement takes on tables of these sizes, in milliseconds: what it reads, writes anew and sorts into indexes. Nothing where it
 * does none of that.
 */
export function estimate({ scanned, rewritten, indexed }: Observation, sizes: Sizes): number | undefined {
  let seconds = 0
  for (const name of scanned) seconds += (sizes.get(name)?.bytes ?? 0) / READ
  for (const name of rewritten) seconds += ((sizes.get(name)?.bytes ?? 0) + (sizes.get(name)?.indexBytes ?? 0)) / WRITE
  for (const name of indexed) seconds += (sizes.get(name)?.bytes ?? 0) / WRITE
  return seconds === 0 ? undefined : Math.ceil(seconds * 1000)
}
