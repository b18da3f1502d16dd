import type { z } from 'zod'
import type { Row } from '../session/session.js'
import type { World } from './world.js'

/** One question to the system catalogues, and what becomes of its rows. All questions go in one round trip. */
export interface Part {
  readonly sql: (version: number) => string
  readonly read: (row: Row, world: World) => void
}

/** A part whose rows are checked one by one. */
export function part<S extends z.ZodType>(sql: (version: number) => string, row: S, add: (row: z.output<S>, world: World) => void): Part {
  return { sql, read: (one, world) => add(row.parse(one), world) }
}

/** Schemas of users: not the server's own, not temporary ones, not the one in which kit keeps the history of migrations. */
export const USER_SCHEMA = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'kit_migrations')`
