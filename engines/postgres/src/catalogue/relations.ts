import { z } from 'zod'
import { identifier, qualified } from '../sql/quote.js'
import { CLASS } from './classes.js'
import { part, USER_SCHEMA } from './part.js'
import { parsePrivileges } from './privileges.js'
import { foreignOptions } from './types.js'
import { address } from './world.js'

const text = z.string().nullable()
const texts = z.array(text).nullable()

const Row = z.object({
  oid: z.number(),
  type: z.number(),
  array: z.number().nullable(),
  schema: z.string(),
  name: z.string(),
  kind: z.enum(['r', 'p', 'f', 'v', 'm']),
  persistence: z.string(),
  owner: z.string(),
  acl: texts,
  rowsecurity: z.boolean(),
  forcerowsecurity: z.boolean(),
  replica: z.string(),
  replicaindex: text,
  method: text,
  options: texts,
  toastoptions: texts,
  partkey: text,
  bound: text,
  parents: z.array(z.object({ schema: z.string(), name: z.string() })).nullable(),
  oftype: text,
  server: text,
  ftoptions: texts,
  definition: text,
  rule: z.number().nullable(),
})

const SQL = `select c.oid, c.reltype as type, (select ty.typarray from pg_type ty where ty.oid = c.reltype) as array, n.nspname::text as schema, c.relname::text as name, c.relkind::text as kind,
    c.relpersistence::text as persistence, pg_get_userbyid(c.relowner)::text as owner, coalesce(c.relacl, acldefault('r', c.relowner))::text[] as acl,
    c.relrowsecurity as rowsecurity, c.relforcerowsecurity as forcerowsecurity, c.relreplident::text as replica,
    case when c.relreplident = 'i' then (select quote_ident(ic.relname) from pg_index i join pg_class ic on ic.oid = i.indexrelid
      where i.indrelid = c.oid and i.indisreplident) end as replicaindex,
    (select am.amname::text from pg_am am where am.oid = c.relam and am.amname <> 'heap') as method,
    c.reloptions::text[] as options, (select tc.reloptions::text[] from pg_class tc where tc.oid = c.reltoastrelid) as toastoptions,
    case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end as partkey, pg_get_expr(c.relpartbound, c.oid) as bound,
    case when c.relkind in ('r', 'p', 'f') then (select json_agg(json_build_object('schema', pn.nspname, 'name', pc.relname) order by inh.inhseqno)
      from pg_inherits inh join pg_class pc on pc.oid = inh.inhparent join pg_namespace pn on pn.oid = pc.relnamespace where inh.inhrelid = c.oid) end as parents,
    case when c.reloftype <> 0 then format_type(c.reloftype, null) end as oftype,
    quote_ident(fs.srvname) as server, ft.ftoptions::text[] as ftoptions,
    case when c.relkind in ('v', 'm') then pg_get_viewdef(c.oid) end as definition,
    case when c.relkind in ('v', 'm') then (select rw.oid from pg_rewrite rw where rw.ev_class = c.oid and rw.rulename = '_RETURN') end as rule
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    left join pg_foreign_table ft on ft.ftrelid = c.oid left join pg_foreign_server fs on fs.oid = ft.ftserver
    where c.relkind in ('r', 'p', 'f', 'v', 'm') and c.relpersistence <> 't' and ${USER_SCHEMA}`

const REPLICA: Readonly<Record<string, string>> = { d: 'default', n: 'nothing', f: 'full' }

export const relations = part(
  () => SQL,
  Row,
  (row, world) => {
    const ref = qualified(row.schema, row.name)
    const at = address(CLASS.relation, row.oid)
    const rowTypes = (id: string) => {
      world.alias(address(CLASS.type, row.type), id)
      if (row.array !== null) world.alias(address(CLASS.type, row.array), id)
    }
    const privileges = parsePrivileges(row.acl, row.owner)
    const base = { ref, schema: row.schema, name: row.name, owner: row.owner, privileges, requires: [`schema ${identifier(row.schema)}`] }
    const options = [...strings(row.options), ...strings(row.toastoptions).map((option) => `toast.${option}`)].sort()
    if (row.kind === 'v' || row.kind === 'm') {
      const kind = row.kind === 'v' ? 'view' : 'materialized view'
      const facts = {
        definition: (row.definition ?? '').trim().replace(/;$/, ''),
        options,
        columns: world.columnsOf(`${kind} ${ref}`),
        accessMethod: row.method ?? undefined,
      }
      const id = world.add(at, { ...base, kind, facts })
      rowTypes(id)
      if (row.rule !== null) world.alias(address(CLASS.rewrite, row.rule), id)
      return
    }
    const parents = (row.parents ?? []).map((parent) => qualified(parent.schema, parent.name))
    const [parent] = parents
    const partition = row.bound !== null && parent !== undefined
    const id = world.add(at, {
      ...base,
      kind: 'table',
      requires: [...base.requires, ...(partition ? [] : parents.map((one) => `table ${one}`))],
      facts: {
        persistence: row.persistence === 'u' ? 'unlogged' : 'permanent',
        partitionKey: row.partkey ?? undefined,
        inherits: partition ? [] : parents,
        ofType: row.oftype ?? undefined,
        options,
        rowSecurity: row.rowsecurity,
        forceRowSecurity: row.forcerowsecurity,
        replicaIdentity: row.kind === 'f' ? 'default' : (REPLICA[row.replica] ?? `using index ${row.replicaindex}`),
        accessMethod: row.method ?? undefined,
        foreign: row.server === null ? undefined : { server: row.server, options: foreignOptions(row.ftoptions) },
        columns: world.columnsOf(`table ${ref}`),
      },
    })
    rowTypes(id)
    if (!partition) return
    world.add(undefined, {
      kind: 'attachment',
      ref,
      schema: row.schema,
      name: row.name,
      parent: id,
      facts: { to: parent, bound: row.bound ?? '' },
      requires: [id, `table ${parent}`],
    })
  },
)

function strings(values: readonly (string | null)[] | null): string[] {
  return (values ?? []).filter((value) => value !== null)
}
