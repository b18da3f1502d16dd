import { z } from 'zod'
import { identifier } from '../sql/quote.js'
import { CLASS } from './classes.js'
import { part, USER_SCHEMA } from './part.js'
import { parsePrivileges } from './privileges.js'
import { SEQUENCE_COLUMNS, SequenceRow } from './sequences.js'
import { foreignOptions } from './types.js'
import { address } from './world.js'

const text = z.string().nullable()
const texts = z.array(text).nullable()

const Row = z.object({
  relation: z.number(),
  position: z.number(),
  name: z.string(),
  type: z.string(),
  basetype: z.string(),
  notnull: z.boolean(),
  identity: z.string(),
  generated: z.string(),
  local: z.boolean(),
  inherited: z.boolean(),
  collation: text,
  storage: text,
  compression: text,
  statistics: z.number().nullable(),
  options: texts,
  foptions: texts,
  acl: texts,
  default: text,
  defaultoid: z.number().nullable(),
  sequence: SequenceRow.nullable(),
})

/** Columns of tables, which are objects of their own, and of views, which carry names and types to the view. */
export const columns = part(
  (
    version,
  ) => `select a.attrelid as relation, a.attnum::int as position, a.attname::text as name, format_type(a.atttypid, a.atttypmod) as type,
    format_type(a.atttypid, null) as basetype, a.attnotnull as notnull, a.attidentity::text as identity, a.attgenerated::text as generated,
    a.attislocal as local, a.attinhcount > 0 as inherited,
    case when a.attcollation <> t.typcollation then (select quote_ident(cn.nspname) || '.' || quote_ident(co.collname)
      from pg_collation co join pg_namespace cn on cn.oid = co.collnamespace where co.oid = a.attcollation) end as collation,
    nullif(a.attstorage, t.typstorage)::text as storage, ${version >= 140000 ? `nullif(a.attcompression::text, '')` : 'null::text'} as compression,
    nullif(a.attstattarget, -1)::int as statistics, a.attoptions::text[] as options, a.attfdwoptions::text[] as foptions, a.attacl::text[] as acl,
    pg_get_expr(d.adbin, d.adrelid) as default, d.oid as defaultoid,
    case when a.attidentity <> '' then (select json_build_object(${SEQUENCE_COLUMNS}) from pg_depend sd
      join pg_class sc on sc.oid = sd.objid and sc.relkind = 'S' join pg_sequence s on s.seqrelid = sc.oid
      where sd.classid = ${CLASS.relation} and sd.refclassid = ${CLASS.relation} and sd.refobjid = a.attrelid and sd.refobjsubid = a.attnum and sd.deptype = 'i') end as sequence
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace join pg_type t on t.oid = a.atttypid
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'f', 'v', 'm') and c.relpersistence <> 't' and ${USER_SCHEMA}
    order by a.attrelid, a.attnum`,
  Row,
  (row, world) => {
    const relation = world.objectAt(address(CLASS.relation, row.relation))
    if (relation === undefined) return
    const at = address(CLASS.relation, row.relation, row.position)
    const ref = identifier(row.name)
    const base = {
      ref,
      schema: relation.schema,
      name: row.name,
      parent: relation.id,
      owner: relation.owner,
      privileges: parsePrivileges(row.acl, relation.owner),
      requires: [relation.id],
    }
    world.columnsOf(relation.id).push({ name: row.name, type: row.type })
    if (relation.kind !== 'table') {
      world.add(at, {
        ...base,
        id: `view column ${relation.ref}.${ref}`,
        kind: 'view column',
        facts: { default: row.default ?? undefined },
      })
      return
    }
    const id = world.add(at, { ...base, id: `column ${relation.ref}.${ref}`, kind: 'column', facts: columnFacts(row) })
    if (row.default === null || row.defaultoid === null) return
    const own = address(CLASS.default, row.defaultoid)
    if (row.generated !== '') return world.alias(own, id)
    world.add(own, {
      ...base,
      id: `default ${relation.ref}.${ref}`,
      kind: 'default',
      parent: id,
      facts: { expression: row.default, column: ref },
      privileges: [],
      requires: [id],
    })
  },
)

function columnFacts(row: z.output<typeof Row>) {
  const storage = { p: 'plain', e: 'external', x: 'extended', m: 'main' }[row.storage ?? '']
  const compression = { p: 'pglz', l: 'lz4' }[row.compression ?? '']
  return {
    type: row.type,
    baseType: row.basetype,
    collation: row.collation ?? undefined,
    notNull: row.notnull,
    identity: row.sequence === null ? undefined : { always: row.identity === 'a', sequence: row.sequence },
    generated: row.generated === '' ? undefined : { expression: row.default ?? '', stored: row.generated === 's' },
    local: row.local,
    inherited: row.inherited,
    storage,
    compression,
    statistics: row.statistics ?? undefined,
    options: (row.options ?? []).filter((option) => option !== null).sort(),
    foreignOptions: foreignOptions(row.foptions),
  }
}
