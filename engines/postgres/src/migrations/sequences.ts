import { z } from 'zod'
import type { Session } from '../session/session.js'
import { qualified } from '../sql/quote.js'

/** Statements that declare something and run no expression on rows. */
const DECLARES = /^(?:create|alter|drop|comment|grant|revoke|set|reset|truncate|lock|security|analyze)\b/i
/** Where a declaration computes values after all: of a query, a new default, or a conversion. */
const COMPUTES = /\b(?:select|values|nextval|setval|default|using|execute|refresh)\b/i

/** Whether a statement may take numbers from a sequence, which a rollback does not give back. */
export function mayTakeNumbers(sql: string): boolean {
  return !DECLARES.test(sql) || COMPUTES.test(sql)
}

const Row = z.object({ schema: z.string(), name: z.string(), cache: z.string() })

/**
 * Lets the open transaction count in copies of all sequences, which are gone when it is rolled back: ALTER SEQUENCE, even one that changes
 * nothing, gives a sequence a new file, and the old one comes back with the rollback. Others who want a number wait until then.
 */
export async function holdSequences(session: Session): Promise<void> {
  const rows = await session.query(
    `select n.nspname::text as schema, c.relname::text as name, s.seqcache::text as cache from pg_sequence s join pg_class c on c.oid = s.seqrelid
     join pg_namespace n on n.oid = c.relnamespace where c.relpersistence <> 't' order by 1, 2`,
  )
  const sequences = rows.map((row) => Row.parse(row))
  if (sequences.length === 0) return
  await session.script(sequences.map(({ schema, name, cache }) => `alter sequence ${qualified(schema, name)} cache ${cache}`).join('; '))
}
