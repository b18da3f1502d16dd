import { z } from 'zod'
import { identifier, qualified } from '../sql/quote.js'
import { CLASS } from './classes.js'
import { part, USER_SCHEMA } from './part.js'
import { parsePrivileges } from './privileges.js'
import { address } from './world.js'

/** What `SEQUENCE_COLUMNS` gives as JSON; numbers as text, since they don't fit into a number. */
export const SequenceRow = z.object({
  type: z.string(),
  start: z.string(),
  increment: z.string(),
  min: z.string(),
  max: z.string(),
  cache: z.string(),
  cycle: z.boolean(),
  unlogged: z.boolean(),
})

export const SEQUENCE_COLUMNS = `'type', format_type(s.seqtypid, null), 'start', s.seqstart::text, 'increment', s.seqincrement::text,
  'min', s.seqmin::text, 'max', s.seqmax::text, 'cache', s.seqcache::text, 'cycle', s.seqcycle, 'unlogged', sc.relpersistence = 'u'`

export const sequences = part(
  () => `select sc.oid, n.nspname::text as schema, sc.relname::text as name, pg_get_userbyid(sc.relowner)::text as owner,
    coalesce(sc.relacl, acldefault('s', sc.relowner))::text[] as acl, json_build_object(${SEQUENCE_COLUMNS}) as facts,
    own.refobjid as ownertable, own.refobjsubid as ownercolumn
    from pg_class sc join pg_namespace n on n.oid = sc.relnamespace join pg_sequence s on s.seqrelid = sc.oid
    left join pg_depend own on own.classid = ${CLASS.relation} and own.objid = sc.oid and own.refclassid = ${CLASS.relation} and own.deptype = 'a'
    where sc.relkind = 'S' and sc.relpersistence <> 't' and ${USER_SCHEMA}
      and not exists (select from pg_depend i where i.classid = ${CLASS.relation} and i.objid = sc.oid and i.deptype = 'i')`,
  z.object({
    oid: z.number(),
    schema: z.string(),
    name: z.string(),
    owner: z.string(),
    acl: z.array(z.string().nullable()).nullable(),
    facts: SequenceRow,
    ownertable: z.number().nullable(),
    ownercolumn: z.number().nullable(),
  }),
  (row, world) => {
    const table = row.ownertable === null ? undefined : world.objectAt(address(CLASS.relation, row.ownertable))
    const column = row.ownertable === null ? undefined : world.objectAt(address(CLASS.relation, row.ownertable, row.ownercolumn ?? 0))
    const id = world.add(address(CLASS.relation, row.oid), {
      kind: 'sequence',
      ref: qualified(row.schema, row.name),
      schema: row.schema,
      name: row.name,
      owner: row.owner,
      facts: row.facts,
      privileges: parsePrivileges(row.acl, row.owner),
      requires: [`schema ${identifier(row.schema)}`],
    })
    if (table === undefined || column === undefined) return
    world.add(undefined, {
      kind: 'ownership',
      ref: qualified(row.schema, row.name),
      schema: row.schema,
      name: row.name,
      parent: id,
      facts: { column: `${table.ref}.${column.ref}` },
      requires: [id, column.id],
    })
  },
)
