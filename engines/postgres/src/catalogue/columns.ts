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
    const { schema, owner } = relation
    const { name } = row
    const privileges = parsePrivileges(row.acl, owner)
    const requires = [relation.id]
    world.columnsOf(relation.id).push({ name, type: row.type })
    // Written out rather than spread: there may be tens of thousands.
    if (relation.kind !== 'table') {
      const [kind, id] = ['view column', `view column ${relation.ref}.${ref}`] as const
      const facts = { default: row.default ?? undefined }
      world.add(at, { kind, id, ref, schema, name, parent: relation.id, owner, privileges, requires, facts })
      return
    }
    const facts = columnFacts(row)
    const id = `column ${relation.ref}.${ref}`
    world.add(at, { kind: 'column', id, ref, schema, name, parent: relation.id, owner, privileges, requires, facts })
    if (row.default === null || row.defaultoid === null) return
    const own = address(CLASS.default, row.defaultoid)
    if (row.generated !== '') return world.alias(own, id)
    const value = { expression: row.default, column: ref }
    const defaultId = `default ${relation.ref}.${ref}`
    world.add(own, { kind: 'default', id: defaultId, ref, schema, name, parent: id, owner, facts: value, requires: [id] })
  },
)

const STORAGE: Readonly<Record<string, string>> = { p: 'plain', e: 'external', x: 'extended', m: 'main' }
const COMPRESSION: Readonly<Record<string, string>> = { p: 'pglz', l: 'lz4' }
const NONE: readonly string[] = []

function columnFacts(row: z.output<typeof Row>) {
  return {
    type: row.type,
    baseType: row.basetype,
    collation: row.collation ?? undefined,
    notNull: row.notnull,
    identity: row.sequence === null ? undefined : { always: row.identity === 'a', sequence: row.sequence },
    generated: row.generated === '' ? undefined : { expression: row.default ?? '', stored: row.generated === 's' },
    local: row.local,
    inherited: row.inherited,
    storage: STORAGE[row.storage ?? ''],
    compression: COMPRESSION[row.compression ?? ''],
    statistics: row.statistics ?? undefined,
    options: row.options === null ? NONE : row.options.filter((option) => option !== null).sort(),
    foreignOptions: row.foptions === null ? NONE : foreignOptions(row.foptions),
  }
}
