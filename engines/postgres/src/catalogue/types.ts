import { z } from 'zod'
import { identifier, literal, qualified } from '../sql/quote.js'
import { CLASS } from './classes.js'
import { part, USER_SCHEMA } from './part.js'
import { parsePrivileges } from './privileges.js'
import { address, type Draft } from './world.js'

const text = z.string().nullable()

/** Attributes of composite types, as JSON, since each type has few. */
const Attribute = z.object({ number: z.number(), name: z.string(), type: z.string(), collation: text })

const Row = z.object({
  oid: z.number(),
  array: z.number(),
  relation: z.number(),
  schema: z.string(),
  name: z.string(),
  kind: z.enum(['e', 'd', 'c', 'r']),
  owner: z.string(),
  acl: z.array(text).nullable(),
  values: z.array(z.string()).nullable(),
  base: text,
  collation: text,
  default: text,
  notnull: z.boolean(),
  attributes: z.array(Attribute).nullable(),
  subtype: text,
  opclass: text,
  rangecollation: text,
  canonical: text,
  diff: text,
  multirange: text,
  multirangeoid: z.number().nullable(),
})

const collation = (id: string, ownOf: string) =>
  `(select quote_ident(cn.nspname) || '.' || quote_ident(co.collname) from pg_collation co join pg_namespace cn on cn.oid = co.collnamespace
    where co.oid = ${id} and ${id} is distinct from ${ownOf})`

export const types = part(
  (
    version,
  ) => `select t.oid, t.typarray as array, t.typrelid as relation, n.nspname::text as schema, t.typname::text as name, t.typtype::text as kind,
    pg_get_userbyid(t.typowner)::text as owner, coalesce(t.typacl, acldefault('T', t.typowner))::text[] as acl,
    (select array_agg(e.enumlabel::text order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid) as values,
    case when t.typtype = 'd' then format_type(t.typbasetype, t.typtypmod) end as base,
    case when t.typtype = 'd' then ${collation('t.typcollation', '(select typcollation from pg_type where oid = t.typbasetype)')} end as collation,
    pg_get_expr(t.typdefaultbin, 0) as default, t.typnotnull as notnull,
    case when t.typtype = 'c' then (select json_agg(json_build_object('number', a.attnum, 'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
      'collation', ${collation('a.attcollation', '(select typcollation from pg_type where oid = a.atttypid)')}) order by a.attnum)
      from pg_attribute a where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped) end as attributes,
    format_type(r.rngsubtype, null) as subtype,
    (select quote_ident(cn.nspname) || '.' || quote_ident(o.opcname) from pg_opclass o join pg_namespace cn on cn.oid = o.opcnamespace
      where o.oid = r.rngsubopc and not o.opcdefault) as opclass,
    ${collation('r.rngcollation', '(select typcollation from pg_type where oid = r.rngsubtype)')} as rangecollation,
    nullif(r.rngcanonical::oid, 0)::regproc::text as canonical, nullif(r.rngsubdiff::oid, 0)::regproc::text as diff,
    ${version >= 140000 ? `(select mn.nspname || E'\\t' || m.typname from pg_type m join pg_namespace mn on mn.oid = m.typnamespace where m.oid = r.rngmultitypid)` : 'null::text'} as multirange,
    ${version >= 140000 ? 'r.rngmultitypid' : 'null::oid'} as multirangeoid
    from pg_type t join pg_namespace n on n.oid = t.typnamespace left join pg_range r on r.rngtypid = t.oid
    where ${USER_SCHEMA} and (t.typtype in ('e', 'd', 'r') or t.typtype = 'c' and exists (select from pg_class c where c.oid = t.typrelid and c.relkind = 'c'))`,
  Row,
  (row, world) => {
    const ref = qualified(row.schema, row.name)
    const base = {
      ref,
      schema: row.schema,
      name: row.name,
      owner: row.owner,
      privileges: parsePrivileges(row.acl, row.owner),
      requires: [`schema ${identifier(row.schema)}`],
    }
    const id = world.add(address(CLASS.type, row.oid), { ...base, ...described(row) })
    if (row.array > 0) world.alias(address(CLASS.type, row.array), id)
    if (row.relation > 0) world.alias(address(CLASS.relation, row.relation), id)
    for (const { number, name } of row.attributes ?? []) {
      // As with columns of views: all that they have of their own is a comment.
      const facts = { default: undefined }
      const own = { kind: 'view column', ref: identifier(name), schema: row.schema, name, parent: id, facts, requires: [id] } as const
      world.add(address(CLASS.relation, row.relation, number), { ...own, id: `view column ${ref}.${own.ref}` })
    }
    if (row.multirangeoid !== null) world.alias(address(CLASS.type, row.multirangeoid), id)
  },
)

type Described = { [K in 'enum' | 'domain' | 'composite' | 'range']: Pick<Draft<K>, 'kind' | 'facts'> }[
  | 'enum'
  | 'domain'
  | 'composite'
  | 'range']

function described(row: z.output<typeof Row>): Described {
  if (row.kind === 'e') return { kind: 'enum', facts: { values: row.values ?? [] } }
  if (row.kind === 'd') {
    return {
      kind: 'domain',
      facts: { type: row.base ?? '', collation: row.collation ?? undefined, default: row.default ?? undefined, notNull: row.notnull },
    }
  }
  if (row.kind === 'c') {
    const attributes = (row.attributes ?? []).map(({ name, type, collation }) => ({
      name,
      type,
      ...(collation === null ? {} : { collation }),
    }))
    return { kind: 'composite', facts: { attributes } }
  }
  const [schema = '', name = ''] = row.multirange?.split('\t') ?? []
  const options = [
    `subtype = ${row.subtype}`,
    ...(row.opclass === null ? [] : [`subtype_opclass = ${row.opclass}`]),
    ...(row.rangecollation === null ? [] : [`collation = ${row.rangecollation}`]),
    ...(row.canonical === null ? [] : [`canonical = ${row.canonical}`]),
    ...(row.diff === null ? [] : [`subtype_diff = ${row.diff}`]),
    ...(name === '' ? [] : [`multirange_type_name = ${qualified(schema, name)}`]),
  ]
  return { kind: 'range', facts: { definition: `(${options.join(', ')})` } }
}

/** Options of foreign objects, `name=value` in the catalogue, as SQL wants them. */
export function foreignOptions(options: readonly (string | null)[] | null): string[] {
  return (options ?? []).flatMap((option) => {
    const at = option?.indexOf('=') ?? -1
    return option === null || at < 0 ? [] : [`${identifier(option.slice(0, at))} ${literal(option.slice(at + 1))}`]
  })
}
