import { z } from 'zod'
import type { Session } from '../session/session.js'
import { columns } from './columns.js'
import { constraints } from './constraints.js'
import { defaultPrivileges, eventTriggers, foreignDataWrappers, publications, servers, userMappings } from './database-wide.js'
import { indexes } from './indexes.js'
import { CASTS_SQL, comments, dependencies, UNMODELLED_SQL } from './links.js'
import type { Catalogue } from './objects.js'
import type { Part } from './part.js'
import { relations } from './relations.js'
import { routines } from './routines.js'
import { collations, extensions, schemas } from './schemas.js'
import { sequences } from './sequences.js'
import { policies, rules, statistics, triggers } from './table-parts.js'
import { types } from './types.js'
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
const Unmodelled = z.object({ what: z.string(), schema: z.string(), name: z.string() })

/**
 * Reads what a database declares: one consistent snapshot, in two round trips.
 *
 * @param session an open session; it may not be in a transaction
 * @throws the server's error where a system catalogue can't be read
 * @example
 * const catalogue = await readCatalogue(session)
 * catalogue.objects.get('table public.users')?.comment
 */
export async function readCatalogue(session: Session): Promise<Catalogue> {
  const [first] = await session.query(`select current_setting('server_version_num') as version, current_user::text as role`)
  const { version, role } = Server.parse(first)
  // With an empty search_path the server writes every name of a definition with its schema.
  const statements = [
    'begin isolation level repeatable read read only',
    `set local search_path = ''`,
    ...PARTS.map((one) => one.sql(version)),
    CASTS_SQL,
    UNMODELLED_SQL,
    'commit',
  ]
  const results = (await session.script(statements.join(';\n'))).slice(2)
  const world = new World()
  for (const [index, one] of PARTS.entries()) one.read(results[index] ?? [], world)
  world.addAttachments()
  const casts = (results[PARTS.length] ?? []).map((row) => Cast.parse(row))
  const unmodelled = (results[PARTS.length + 1] ?? []).map((row) => Unmodelled.parse(row))
  return {
    version,
    role,
    objects: world.objects(),
    casts: new Map(casts.map(({ source, target, context }) => [`${source}\t${target}`, context])),
    unmodelled: unmodelled.map(({ what, schema, name }) => `${what} ${schema}.${name}`),
  }
}
