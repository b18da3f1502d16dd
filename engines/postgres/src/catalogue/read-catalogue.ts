import { z } from 'zod'
import { ask } from '../session/questions.js'
import type { Row, Session } from '../session/session.js'
import { columns } from './columns.js'
import { constraints } from './constraints.js'
import { defaultPrivileges, eventTriggers, foreignDataWrappers, publications, servers, userMappings } from './database-wide.js'
import { extensionMembers } from './extension-members.js'
import { indexes } from './indexes.js'
import { CASTS_SQL, comments, dependencies } from './links.js'
import type { Catalogue } from './objects.js'
import { operators } from './operators.js'
import type { Part } from './part.js'
import { relations } from './relations.js'
import { routines } from './routines.js'
import { collations, extensions, schemas } from './schemas.js'
import { sequences } from './sequences.js'
import { policies, rules, statistics, triggers } from './table-parts.js'
import { types } from './types.js'
import { UNMODELLED_SQL } from './unmodelled.js'
import { World } from './world.js'

/** In this order: each may refer to what those before it have found. */
const PARTS: readonly Part[] = [
  schemas,
  extensions,
  extensionMembers,
  collations,
  types,
  relations,
  columns,
  sequences,
  constraints,
  indexes,
  routines,
  operators,
  triggers,
  rules,
  policies,
  statistics,
  publications,
  eventTriggers,
  foreignDataWrappers,
  servers,
  userMappings,
  defaultPrivileges,
  dependencies,
  comments,
]

const Server = z.object({ version: z.coerce.number(), role: z.string() })
const Cast = z.object({ source: z.string(), target: z.string(), context: z.string(), native: z.boolean() })
const Unmodelled = z.object({ name: z.string() })

export interface ReadOptions {
  /** `own` (default): a transaction of its own, so none may be open; `open`: what the open one sees. */
  readonly transaction?: 'own' | 'open'
}

const BEGIN = { own: 'begin isolation level repeatable read read only', open: 'savepoint kit_reading' }
const END = { own: 'rollback', open: 'rollback to savepoint kit_reading; release savepoint kit_reading' }

/** The casts that come with the server, of sessions that have read a catalogue before. */
const nativeCasts = new WeakMap<Session, ReadonlyMap<string, string>>()

/** Asks questions, each with what takes its rows: later ones may rely on the rows of those before. */
async function askAll(session: Session, questions: readonly Question[]): Promise<void> {
  if (nativeCasts.has(session)) {
    const answers = await ask(
      session,
      questions.map(({ sql }) => sql),
    )
    for (const [index, { take }] of questions.entries()) answers[index]?.forEach(take)
    return
  }
  // Taken as they come, so that the rows of thousands of tables are never all in memory.
  const done = await Promise.allSettled(questions.map(({ sql, take }) => session.each(sql, take)))
  for (const one of done) if (one.status === 'rejected') throw one.reason
}

interface Question {
  readonly sql: string
  readonly take: (row: Row) => void
}

/**
 * Reads what a database declares: one consistent snapshot, in two round trips.
 *
 * @throws the server's error where a system catalogue can't be read
 * @example
 * const catalogue = await readCatalogue(session)
 * catalogue.objects.get('table public.users')?.comment
 */
export async function readCatalogue(session: Session, { transaction = 'own' }: ReadOptions = {}): Promise<Catalogue> {
  const [first] = await session.query(`select current_setting('server_version_num') as version, current_user::text as role`)
  const { version, role } = Server.parse(first)
  const world = new World()
  const known = nativeCasts.get(session)
  const casts = new Map(known)
  const native = new Map<string, string>()
  const unmodelled: string[] = []
  const questions: Question[] = [
    ...PARTS.map(({ sql, read }) => ({ sql: sql(version), take: (row: Row) => read(row, world) })),
    {
      sql: known === undefined ? CASTS_SQL.all : CASTS_SQL.ofUsers,
      take: (row) => {
        const cast = Cast.parse(row)
        const key = `${cast.source}\t${cast.target}`
        casts.set(key, cast.context)
        if (cast.native) native.set(key, cast.context)
      },
    },
    { sql: UNMODELLED_SQL, take: (row) => unmodelled.push(Unmodelled.parse(row).name) },
  ]
  // With an empty search_path the server writes every name of a definition with its schema.
  const begun = session.script(`${BEGIN[transaction]}; set local search_path = ''`)
  const done = await Promise.allSettled([begun, askAll(session, questions)])
  await session.script(END[transaction])
  for (const one of done) if (one.status === 'rejected') throw one.reason
  if (known === undefined) nativeCasts.set(session, native)
  return { version, role, objects: world.objects(), casts, unmodelled }
}
