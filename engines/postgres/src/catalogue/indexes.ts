import { z } from 'zod'
import { qualified } from '../sql/quote.js'
import { CLASS } from './classes.js'
import { part, USER_SCHEMA } from './part.js'
import { address } from './world.js'

/** Indexes that no constraint stands for. */
export const indexes = part(
  () => `select c.oid, n.nspname::text as schema, c.relname::text as name, i.indrelid as relation, pg_get_indexdef(c.oid) as definition,
    i.indisvalid as valid, c.relkind = 'I' as partitioned, i.indisclustered as clustered,
    (select inh.inhparent from pg_inherits inh where inh.inhrelid = c.oid) as parentindex, s.targets as statistics
    from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
    left join (select attrelid, json_agg(json_build_object('column', attnum, 'target', attstattarget) order by attnum) as targets
      from pg_attribute where attnum > 0 and attstattarget >= 0 group by attrelid) s on s.attrelid = c.oid
    where ${USER_SCHEMA} and c.relpersistence <> 't'
      and not exists (select from pg_constraint k where k.conindid = c.oid and k.contype in ('p', 'u', 'x'))
    order by c.oid`,
  z.object({
    oid: z.number(),
    schema: z.string(),
    name: z.string(),
    relation: z.number(),
    definition: z.string(),
    valid: z.boolean(),
    partitioned: z.boolean(),
    clustered: z.boolean(),
    parentindex: z.number().nullable(),
    statistics: z.array(z.object({ column: z.number(), target: z.number() })).nullable(),
  }),
  (row, world) => {
    const table = world.objectAt(address(CLASS.relation, row.relation))
    if (table === undefined) return
    const id = world.add(address(CLASS.relation, row.oid), {
      kind: 'index',
      ref: qualified(row.schema, row.name),
      schema: row.schema,
      name: row.name,
      parent: table.id,
      facts: {
        definition: row.definition,
        valid: row.valid,
        partitioned: row.partitioned,
        clustered: row.clustered,
        statistics: row.statistics ?? [],
      },
      requires: [table.id],
    })
    if (row.parentindex !== null) world.attach(id, row.parentindex)
  },
)
