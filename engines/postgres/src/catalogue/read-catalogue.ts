import { z } from 'zod'
import { ask } from '../session/questions.js'
import type { Row, Session } from '../session/session.js'
import { columns } from './columns.js'
import { constraints } from './constraints.js'
import { defaultPrivileges, eventTriggers, foreignDataWrappers, publications, servers, userMappings } from './database-wide.js'
import { indexes } from './indexes.js'
import { CASTS_SQL, comments, dependencies } from './links.js'
import type { Catalogue } from './objects.js'
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
  collations,
  types,
  relations,
  columns,
  sequences,
  constraints,
  indexes,
  routines,
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
const Cast = z.object({ source: z.string(), target: z.string(), context: z.string() })
const Unmodelled = z.object({ name: z.string() })

export interface ReadOptions {
  /** `own` (default): a transaction of its own, so none may be open; `open`: what the open one sees. */
  readonly transaction?: 'own' | 'open'
}

const BEGIN = { own: 'begin isolation level repeatable read read only', open: 'savepoint kit_reading' }
const END = { own: 'rollback', open: 'rollback to savepoint kit_reading; release savepoint kit_reading' }

const readBefore = new WeakSet<Session>()

function again(session: Session, questions: readonly string[]): Promise<readonly Row[]>[] {
  const all = ask(session, questions)
  return questions.map((_, index) => all.then((answers) => answers[index] ?? []))
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
  const questions = [...PARTS.map((one) => one.sql(version)), CASTS_SQL, UNMODELLED_SQL]
  // With an empty search_path the server writes every name of a definition with its schema.
  const begun = session.script(`${BEGIN[transaction]}; set local search_path = ''`)
  const answers = readBefore.has(session) ? again(session, questions) : questions.map((sql) => session.query(sql))
  readBefore.add(session)
  // Read in order as the answers come, so that the rows of thousands of tables are never all in memory.
  const parts = PARTS.map(async (one, index) => one.read((await answers[index]) ?? [], world))
  const done = await Promise.allSettled([begun, ...parts, ...answers])
  await session.script(END[transaction])
  for (const one of done) if (one.status === 'rejected') throw one.reason
  const [casts = [], unmodelled = []] = await Promise.all(answers.slice(PARTS.length))
  world.addAttachments()
  return {
    version,
    role,
    objects: world.objects(),
    casts: new Map(casts.map((row) => Cast.parse(row)).map(({ source, target, context }) => [`${source}\t${target}`, context])),
    unmodelled: unmodelled.map((row) => Unmodelled.parse(row).name),
  }
}
