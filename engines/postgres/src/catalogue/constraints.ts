import { z } from 'zod'
import { identifier } from '../sql/quote.js'
import { CLASS } from './classes.js'
import type { ConstraintFacts } from './objects.js'
import { part, USER_SCHEMA } from './part.js'
import { address } from './world.js'

const TYPES: Readonly<Record<string, ConstraintFacts['type']>> = {
  p: 'primary key',
  u: 'unique',
  c: 'check',
  x: 'exclude',
  f: 'foreign key',
  t: 'trigger',
  n: 'not null',
}

const Row = z.object({
  oid: z.number(),
  name: z.string(),
  type: z.string(),
  relation: z.number(),
  domain: z.number(),
  index: z.number(),
  definition: z.string(),
  validated: z.boolean(),
  local: z.boolean(),
  inherited: z.boolean(),
  deferrable: z.boolean(),
  deferred: z.boolean(),
  noinherit: z.boolean(),
  columns: z.array(z.string()).nullable(),
  clustered: z.boolean().nullable(),
  indexdef: z.string().nullable(),
  valid: z.boolean().nullable(),
  parentindex: z.number().nullable(),
})

/**
 * Constraints of tables and domains. Not null is a fact of the column, except where it isn't validated (PostgreSQL 18). Foreign keys that
 * a partition has from its parent come and go with the parent's.
 */
export const constraints = part(
  () => `select k.oid, k.conname::text as name, k.contype::text as type, k.conrelid as relation, k.contypid as domain,
    case when k.contype in ('p', 'u', 'x') then k.conindid else 0 end as index, pg_get_constraintdef(k.oid) as definition, k.convalidated as validated,
    k.conislocal as local, k.coninhcount > 0 as inherited, k.condeferrable as deferrable, k.condeferred as deferred, k.connoinherit as noinherit,
    (select array_agg(a.attname::text order by key.place) from unnest(k.conkey) with ordinality key(attnum, place)
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = key.attnum) as columns,
    i.indisclustered as clustered, pg_get_indexdef(i.indexrelid) as indexdef, i.indisvalid as valid,
    (select inh.inhparent from pg_inherits inh where inh.inhrelid = i.indexrelid) as parentindex
    from pg_constraint k join pg_namespace n on n.oid = k.connamespace
    left join pg_index i on i.indexrelid = k.conindid and k.contype in ('p', 'u', 'x')
    where ${USER_SCHEMA} and not (k.contype = 'f' and k.conparentid <> 0) and k.contype <> 't' and not (k.contype = 'n' and k.convalidated)
    order by k.oid`,
  Row,
  (row, world) => {
    const owner = world.objectAt(row.domain > 0 ? address(CLASS.type, row.domain) : address(CLASS.relation, row.relation))
    if (owner === undefined) return
    const ref = identifier(row.name)
    const onDomain = row.domain > 0
    const id = world.add(address(CLASS.constraint, row.oid), {
      kind: 'constraint',
      id: `constraint ${owner.ref}.${ref}${onDomain ? ' of domain' : ''}`,
      ref,
      schema: owner.schema,
      name: row.name,
      parent: owner.id,
      facts: {
        type: TYPES[row.type] ?? 'check',
        definition: row.definition.replace(/ NOT VALID$/, ''),
        validated: row.validated,
        local: row.local,
        inherited: row.inherited,
        deferrable: row.deferrable,
        deferred: row.deferred,
        noInherit: row.noinherit,
        onDomain,
        columns: row.columns ?? [],
        clustered: row.clustered ?? false,
        indexDefinition: row.indexdef ?? undefined,
        incomplete: row.valid === false,
      },
      requires: [owner.id],
    })
    if (row.index > 0) world.alias(address(CLASS.relation, row.index), id)
    if (row.parentindex !== null) world.attach(id, row.parentindex)
  },
)
